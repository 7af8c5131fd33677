import { api, language } from 'alveolus';

/** The choice lists of the registry, read once a page. */

let lists = null;

export async function loadChoices() {
    lists ??= Object.fromEntries((await api.get('/api/registry/choices', { everywhere: true })).lists.map((list) => [list.name, list.choices]));
}

/** Reads them anew, after one was changed. */
export async function reloadChoices() {
    lists = null;
    await loadChoices();
}

/** All lists, retired entries too. */
export function allChoices() {
    return lists;
}

function title(choice) {
    return choice.titles[language()] ?? choice.titles.en ?? Object.values(choice.titles)[0];
}

/** What a form offers: the entries that are not retired, and the one that was recorded. */
export function options(list, recorded = null) {
    return (lists?.[list] ?? []).filter((choice) => !choice.retired || choice.code === recorded).map((choice) => ({ value: choice.code, label: title(choice) }));
}

/** An entry in words. */
export function choiceWords(list, code) {
    const choice = lists?.[list]?.find((each) => each.code === code);
    return choice ? title(choice) : (code ?? '');
}

const REGIONS = {
    upper: ['maxilla-anterior', 'maxilla-premolar', 'maxilla-molar', 'maxilla-tuber'],
    lower: ['symphysis', 'mandible-premolar', 'mandible-molar', 'mandible-retromolar'],
};

/** The region of the jaw that a tooth position stands for, as the server derives it. */
export function regionOf(position) {
    const [quadrant, tooth] = [...String(position ?? '')].map(Number);
    if (!quadrant || !tooth) {
        return null;
    }
    const part = tooth <= 3 ? 0 : tooth <= 5 ? 1 : tooth <= 7 ? 2 : 3;
    return REGIONS[quadrant <= 2 ? 'upper' : 'lower'][part];
}
