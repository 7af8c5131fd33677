import { t } from './texts.js';
import { problemWords } from './words.js';

/** Short messages at the edge of the screen; an act that can be undone offers it for ten seconds. */

const ICONS = { ok: 'check-circle', warn: 'exclamation-triangle', error: 'x-octagon', info: 'info-circle' };
const LENGTH = { ok: 5_000, info: 5_000, warn: 10_000, error: 10_000 };
const UNDO_LENGTH = 10_000;
const MOST = 2;

let region;

/** The place of the messages; there from the start, so that screen readers know it. */
export function toastRegion() {
    if (!region) {
        region = document.createElement('div');
        region.className = 'toasts';
        region.setAttribute('popover', 'manual');
        region.setAttribute('role', 'status');
        region.setAttribute('aria-live', 'polite');
        document.body.append(region);
        region.showPopover();
    }
    return region;
}

/** So that scanning box after box does not cover the page; what warns or can be undone stays for its time. */
function makeRoom() {
    const confirmations = [...region.querySelectorAll('.toast[data-kind="ok"]:not([data-undo])')];
    confirmations.slice(0, Math.max(0, confirmations.length - MOST + 1)).forEach((note) => note.remove());
}

function toTop() {
    region.hidePopover();
    region.showPopover();
}

/**
 * @param {string} text
 * @param {{kind?: 'ok'|'warn'|'error'|'info', undo?: () => Promise<unknown>}} options
 */
export function toast(text, { kind = 'ok', undo = null } = {}) {
    toastRegion();
    const note = document.createElement('div');
    note.className = 'toast';
    note.dataset.kind = kind;
    const icon = document.createElement('alv-icon');
    icon.setAttribute('name', ICONS[kind]);
    const words = document.createElement('span');
    words.className = 'toast-text';
    words.textContent = text;
    note.append(icon, words);
    const close = () => {
        clearTimeout(timer);
        note.remove();
    };
    if (undo) {
        note.dataset.undo = '';
        const back = document.createElement('button');
        back.type = 'button';
        back.textContent = t('undo');
        back.addEventListener('click', async () => {
            close();
            try {
                await undo();
                toast(t('undone'));
            } catch (error) {
                showProblem(error);
            }
        });
        note.append(back);
    }
    const dismiss = document.createElement('button');
    dismiss.type = 'button';
    dismiss.className = 'icon quiet';
    dismiss.setAttribute('aria-label', t('close'));
    const cross = document.createElement('alv-icon');
    cross.setAttribute('name', 'x-lg');
    dismiss.append(cross);
    dismiss.addEventListener('click', close);
    note.append(dismiss);
    let timer;
    const start = () => (timer = setTimeout(close, undo ? UNDO_LENGTH : LENGTH[kind]));
    note.addEventListener('pointerenter', () => clearTimeout(timer));
    note.addEventListener('pointerleave', start);
    note.addEventListener('focusin', () => clearTimeout(timer));
    note.addEventListener('focusout', start);
    start();
    makeRoom();
    region.append(note);
    toTop();
    return close;
}

/** Tells a refusal; a fault in the page itself goes to the log too. */
export function showProblem(error, pageTexts = null) {
    if (error.name !== 'ProblemError') {
        console.error(error);
    }
    toast(error.name === 'ProblemError' ? problemWords(error, pageTexts) : t('problem.page'), { kind: 'error' });
}
