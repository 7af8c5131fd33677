import { LitElement } from 'lit';

/** An element in the page's own document: the console's styles hold in it, and labels reach their fields. */
export class AlvElement extends LitElement {
    #redraw = () => this.requestUpdate();

    createRenderRoot() {
        return this;
    }

    connectedCallback() {
        super.connectedCallback();
        addEventListener('alv-language', this.#redraw);
        addEventListener('alv-session', this.#redraw);
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        removeEventListener('alv-language', this.#redraw);
        removeEventListener('alv-session', this.#redraw);
    }

    /** Tells those around; false when one of them prevented what usually follows. */
    emit(name, detail = null, options = {}) {
        return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true, ...options }));
    }
}

let count = 0;

/** An id that no other element has. */
export function uniqueId(prefix) {
    count += 1;
    return `${prefix}-${count}`;
}
