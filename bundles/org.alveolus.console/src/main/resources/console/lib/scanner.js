/**
 * Tells a scanner's keystrokes from a person's: a scanner types faster than anybody can. What it types while the focus is elsewhere
 * is taken out of where it landed and delivered as a scan; its Enter then saves nothing.
 */

const FAST = 50; // milliseconds a key on average; nobody keeps that up for a whole code
const PAUSE = 100; // a longer silence ends what is typed
const HITCH = 300; // a scanner that was fast so far may hesitate so long, or the head of its code would be lost
const SHORTEST = 8;

/** Group separator and line break as they are shown in a field. */
const SHOWN = { '\u001d': '\u241d', '\u001e': '\u241e', '\u0004': '\u2404', '\n': '\u21b5' };
const MEANT = Object.fromEntries(Object.entries(SHOWN).map(([meant, shown]) => [shown, meant]));

export const show = (text) => text.replace(/\r\n?/g, '\n').replace(/[\u001d\u001e\u0004\n]/g, (sign) => SHOWN[sign]);
export const meant = (text) => text.replace(/[\u241d\u241e\u2404\u21b5]/g, (sign) => MEANT[sign]);

/** A code without the line break or tab that scanners end it with; a space stays, since it can be HIBC's check character. */
export const unended = (text) => text.replace(/^[\r\n\t]+|[\r\n\t]+$/g, '');

/** The character that a key stands for in a scanner's output; scanners send GS as Ctrl+], RS as Ctrl+^ and EOT as Ctrl+D. */
export function characterOf(event) {
    if (event.ctrlKey && !event.altKey && !event.metaKey) {
        return event.key === ']' || event.code === 'BracketRight' ? '\u001d' : event.key === '\u001d' ? '\u001d' : event.key === '^' ? '\u001e' : null;
    }
    if (event.metaKey || (event.altKey && !event.getModifierState?.('AltGraph'))) {
        return null;
    }
    return event.key?.length === 1 ? event.key : null;
}

/**
 * Whether a text is like what stands on a box: long, without spaces, mostly digits, capitals and signs. The last two characters of an
 * HIBC symbol, which begins with a plus, can be spaces.
 */
export function likeCode(text) {
    const solid = text.startsWith('+') ? text.replace(/ {1,2}$/, '') : text;
    if (text.length < SHORTEST || /\s/.test(solid.replace(/[\u001d\u001e\u0004\n]/g, '')) || /^[^@\s]+@[^@\s]+\.[a-z]+$/i.test(text)) {
        return false;
    }
    const small = text.replace(/[^a-z]/g, '').length;
    return /\d/.test(text) || /^[+=&\]*(]/.test(text) || /[!@#$%^&"'(§è!çàé]{4}/.test(text) ? small <= text.length * 0.5 || /^https?:/i.test(text) : false;
}

function editable(element) {
    if (!element) {
        return false;
    }
    if (element.isContentEditable || element.tagName === 'TEXTAREA') {
        return true;
    }
    return element.tagName === 'INPUT' && !['checkbox', 'radio', 'button', 'submit', 'range', 'file', 'color'].includes(element.type) && !element.readOnly;
}

function focused() {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) {
        element = element.shadowRoot.activeElement;
    }
    return element;
}

function put(element, value) {
    const proto = element.tagName === 'TEXTAREA' ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
    Object.getOwnPropertyDescriptor(proto, 'value').set.call(element, value);
    element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}

export class ScannerWatch {
    #burst = null;
    #timer = 0;

    /**
     * @param {{deliver: (text: string, from: Element|null) => void, focusField: () => void}} shell
     */
    constructor(shell) {
        this.shell = shell;
        addEventListener('keydown', (event) => this.#key(event), { capture: true });
    }

    #key(event) {
        const target = focused();
        if (event.key === 'F2' && !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey) {
            event.preventDefault();
            this.shell.focusField();
            return;
        }
        if (target?.hasAttribute?.('data-scan')) {
            return; // a scan field of its own, or a field that wants what is scanned
        }
        const character = characterOf(event);
        if (character !== null) {
            this.#add(event, character, target);
        } else if (event.key === 'Enter' || event.key === 'Tab') {
            this.#close(event);
        }
    }

    /** Whether nobody types so fast. */
    #fast(burst, least) {
        return burst.text.length >= least && (burst.last - burst.first) / (burst.text.length - 1) < FAST;
    }

    #add(event, character, target) {
        const burst = this.#burst;
        if (burst?.target === target && event.timeStamp - burst.last < (this.#fast(burst, 4) ? HITCH : PAUSE)) {
            burst.text += character;
            burst.last = event.timeStamp;
            if (!burst.editable && this.#fast(burst, 3)) {
                event.preventDefault(); // no shortcut is meant, and no button pressed
                event.stopImmediatePropagation();
            }
        } else {
            const free = !editable(target);
            if (free && character === '/' && target?.tagName !== 'SELECT') {
                event.preventDefault();
                this.#burst = null;
                this.shell.focusField();
                return;
            }
            const at = event.timeStamp;
            this.#burst = { text: character, first: at, last: at, target, editable: !free, before: free ? null : target.value, secret: target?.type === 'password' };
        }
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#silence(), HITCH);
    }

    #close(event) {
        const burst = this.#burst;
        this.#burst = null;
        clearTimeout(this.#timer);
        if (!burst || burst.secret || event.timeStamp - burst.last > HITCH || !this.#fast(burst, SHORTEST) || !likeCode(burst.text)) {
            return;
        }
        event.preventDefault();
        event.stopImmediatePropagation();
        if (burst.editable && burst.before !== undefined) {
            put(burst.target, burst.before);
        }
        this.shell.deliver(burst.text, burst.target);
    }

    /** A scanner that sends no closing key has fallen silent. */
    #silence() {
        const burst = this.#burst;
        this.#burst = null;
        if (burst && !burst.editable && this.#fast(burst, SHORTEST) && likeCode(burst.text)) {
            this.shell.deliver(burst.text, burst.target);
        }
    }
}
