package org.alveolus.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.Test;

/** Proves S3, S4. */
public class TextsTest {

    @Test
    public void namesAreTheSameWhateverCaseWidthAndSpaces() {
        assertEquals("straumann group", identity("  STRAUMANN \t Group "));
        assertEquals(identity("straße"), identity("STRASSE"));
        assertEquals(identity("ＡＢＣ"), identity("abc"));
        assertEquals(identity("Müller"), identity("Mu\u0308ller"));
        assertNotEquals(identity("Müller"), identity("Muller"));
        assertNotEquals(identity("か"), identity("が"));
    }

    @Test
    public void sortsWithoutAccentsInLatinButKeepsTheMarksOfOtherScripts() {
        assertEquals("angstrom", Texts.sortable("Ångström", 100));
        assertNotEquals(Texts.sortable("か", 100), Texts.sortable("が", 100));
        assertNotEquals(Texts.sortable("कि", 100), Texts.sortable("क", 100));
    }

    @Test
    public void cutsBetweenCharacters() {
        assertEquals("ab", Texts.identity("abc", 2));
        assertEquals("a", Texts.identity("a\ud83d\ude00", 2));
    }

    @Test
    public void findsWordsInNamesSizesAndNumbers() {
        assertEquals(Set.of("roxolid", "slactive", "4.1", "41"), words("Roxolid® SLActive 4,1".replace("®", "")));
        assertEquals(Set.of("ef", "51", "ef51"), words("EF-51"));
        assertEquals(Set.of("021.5512", "0215512"), words("021.5512"));
        assertEquals(Set.of("bone", "level"), words("Bone-Level"));
        assertTrue(words(" -- ").isEmpty());
    }

    @Test
    public void eachSearchedFormIsTheBeginningOfAWord() {
        for (List<String> pair : List.of(
                List.of("EF-51", "ef51"),
                List.of("EF-51", "EF 51"),
                List.of("EF51", "ef-51"),
                List.of("021.5512", "021.55"),
                List.of("021.5512", "0215512"),
                List.of("Bone-Level Tapered", "bone-lev"),
                List.of("Ø 4,1 mm", "4.1"),
                List.of("Ångström", "angs"),
                List.of("हिन्दी 12", "हिन्दी"))) {
            Set<String> words = words(pair.get(0));
            for (String searched : Texts.searched(pair.get(1), 64)) {
                assertTrue(
                        pair + " " + words + " " + searched,
                        words.stream().anyMatch(word -> word.startsWith(searched)));
            }
        }
    }

    @Test
    public void aRangeHoldsAllTextsWithABeginning() {
        for (String beginning : List.of("a", "ab", "z9", "\ud7ff", "\ud840\udc00", "\ud83d\udfff")) {
            String after = Texts.after(beginning);
            for (String more : List.of("", "a", "\uffff", "\ud840\udc00")) {
                assertTrue(after, (beginning + more).compareTo(after) < 0);
            }
        }
        assertEquals("b", Texts.after("a"));
        assertEquals("\ue000", Texts.after("\ud7ff"));
    }

    @Test
    public void blankIsNothing() {
        assertNull(Texts.stripped(" \t"));
        assertNull(Texts.stripped(null));
        assertEquals("a b", Texts.stripped(" a b "));
    }

    private static Set<String> words(String text) {
        return Texts.words(text, 64);
    }

    private static String identity(String name) {
        return Texts.identity(name, 100);
    }
}
