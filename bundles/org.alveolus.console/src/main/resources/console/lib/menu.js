import { html } from 'lit';
import { AlvElement, uniqueId } from './element.js';

/** A button that opens a panel of settings or acts beneath it. */
class AlvMenu extends AlvElement {
    static properties = { label: {}, icon: {}, content: { attribute: false }, shown: { state: true } };

    constructor() {
        super();
        this.panel = uniqueId('menu');
    }

    #place(event) {
        this.shown = event.newState === 'open';
        if (this.shown) {
            const button = this.querySelector('button').getBoundingClientRect();
            const panel = this.querySelector('.menu-panel');
            panel.style.insetBlockStart = `${button.bottom + 4}px`;
            panel.style.insetInlineEnd = `${Math.max(8, document.documentElement.clientWidth - button.right)}px`;
        }
    }

    close() {
        this.querySelector('.menu-panel').hidePopover();
    }

    render() {
        return html`
            <button type="button" class="icon quiet" popovertarget=${this.panel} aria-label=${this.label} title=${this.label}><alv-icon name=${this.icon}></alv-icon></button>
            <div id=${this.panel} class="menu-panel" popover role="dialog" aria-label=${this.label} @toggle=${this.#place}>${this.shown ? this.content?.() : ''}</div>
        `;
    }
}

customElements.define('alv-menu', AlvMenu);
