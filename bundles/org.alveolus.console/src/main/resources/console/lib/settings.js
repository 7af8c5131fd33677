/** What a person set for this browser: kept here, never sent. */

const PREFIX = 'alveolus.';

export function setting(name, otherwise = null) {
    try {
        return localStorage.getItem(PREFIX + name) ?? otherwise;
    } catch {
        return otherwise; // storage is switched off: the console works with what is usual
    }
}

export function change(name, value) {
    try {
        if (value === null) {
            localStorage.removeItem(PREFIX + name);
        } else {
            localStorage.setItem(PREFIX + name, value);
        }
    } catch {
        // storage is switched off: the choice holds until the page is left
    }
    dispatchEvent(new CustomEvent('alv-settings', { detail: { name, value } }));
}
