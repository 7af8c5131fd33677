package org.alveolus.api;

/**
 * The entity tags by which an update names the state it was made from (RFC 9110, 8.8.3 and 13.1.1): the row's version in
 * quotes, a strong tag.
 */
public final class EntityTags {

    /** What {@link #version} gives for {@code If-Match: *}: any version will do. */
    public static final long ANY = -1;

    private static final int MAXIMUM_DIGITS = 18;

    private EntityTags() {}

    /** The value of the header {@code ETag} for a version. */
    public static String of(long version) {
        return '"' + Long.toString(version) + '"';
    }

    /**
     * The version that an update was made from.
     *
     * @param ifMatch the header {@code If-Match}; null when it was not sent
     * @throws ProblemException 428 {@code precondition-required} when it is missing; 412 {@code changed-meanwhile} when it is no tag
     *     of ours and so matches nothing
     */
    public static long version(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problem.of(
                            "precondition-required",
                            428,
                            "Say which state you change",
                            "Send the ETag of the state that you saw in the header If-Match.")
                    .exception();
        }
        String tag = ifMatch.strip();
        if (tag.equals("*")) {
            return ANY;
        }
        int end = tag.length() - 1;
        boolean number = end > 1
                && end - 1 <= MAXIMUM_DIGITS
                && tag.charAt(0) == '"'
                && tag.charAt(end) == '"'
                && tag.substring(1, end).chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number) {
            throw Problem.changedMeanwhile().exception();
        }
        return Long.parseLong(tag.substring(1, end));
    }

    /**
     * Goes on only when the update was made from the present state; called in the update's transaction, on the row as read
     * there.
     *
     * @param expected by {@link #version}
     * @param present the row's version
     * @throws ProblemException 412 {@code changed-meanwhile}
     */
    public static void check(long expected, long present) {
        if (expected != ANY && expected != present) {
            throw Problem.changedMeanwhile().exception();
        }
    }
}
