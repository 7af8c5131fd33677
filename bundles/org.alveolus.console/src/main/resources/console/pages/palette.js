import { html, nothing } from 'lit';
import '../lib/dialog.js';
import { AlvElement } from '../lib/element.js';
import { LANGUAGES, setLanguage } from '../lib/i18n.js';
import { pageWords, pages } from '../lib/pages.js';
import { address, navigate } from '../lib/router.js';
import { session } from '../lib/session.js';
import { change } from '../lib/settings.js';
import { t } from '../lib/texts.js';

/** Search: goes to pages, asks those that search, changes settings. */
class AlvPalette extends AlvElement {
    static properties = { open: { type: Boolean }, text: { state: true }, active: { state: true } };

    constructor() {
        super();
        this.text = '';
        this.active = 0;
    }

    show() {
        this.text = '';
        this.active = 0;
        this.open = true;
        this.updateComplete.then(() => {
            const input = this.querySelector('input');
            input.value = '';
            input.focus();
        });
    }

    get #choices() {
        const text = this.text.trim();
        const visible = pages.all.filter((page) => session.sees(page.requires));
        const fits = (words) => words.toLocaleLowerCase().includes(text.toLocaleLowerCase());
        const searches = text
            ? visible.filter((page) => page.texts.search).map((page) => ({ icon: 'search', label: pageWords(page, 'search'), detail: text, run: () => navigate(address(page.id, page.search, { q: text })) }))
            : [];
        const goes = visible.map((page) => ({ icon: page.icon, label: pageWords(page), run: () => navigate(address(page.id)) }));
        const places = session.locations
            .filter((place) => place.id !== session.location)
            .map((place) => ({ icon: 'geo-alt', label: t('palette.work-at', { location: place.name }), run: () => session.work(place.id) }));
        const settings = [
            ...Object.entries(LANGUAGES).map(([code, name]) => ({ icon: 'translate', label: t('palette.language', { language: name }), run: () => setLanguage(code) })),
            { icon: 'sun', label: t('palette.theme', { theme: t('theme.light') }), run: () => change('theme', 'light') },
            { icon: 'moon', label: t('palette.theme', { theme: t('theme.dark') }), run: () => change('theme', 'dark') },
        ];
        return [...goes.filter((each) => fits(each.label)), ...searches, ...(text ? [...places, ...settings].filter((each) => fits(each.label)) : [])].slice(0, 12);
    }

    #key(event, choices) {
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            this.active = (this.active + (event.key === 'ArrowDown' ? 1 : -1) + choices.length) % Math.max(1, choices.length);
        } else if (event.key === 'Enter' && choices[this.active]) {
            event.preventDefault();
            this.#run(choices[this.active]);
        }
    }

    #run(choice) {
        this.open = false;
        choice.run();
    }

    render() {
        const choices = this.#choices;
        return html`
            <alv-dialog heading=${t('search')} ?open=${this.open} @alv-close=${() => (this.open = false)}>
                <input type="search" role="combobox" aria-label=${t('search')} placeholder=${t('palette.hint')} autocomplete="off" spellcheck="false" autofocus data-scan="keep"
                    aria-expanded="true" aria-controls="palette-choices" aria-activedescendant=${choices.length ? `palette-${this.active}` : nothing}
                    @input=${(event) => {
                        this.text = event.target.value;
                        this.active = 0;
                    }}
                    @keydown=${(event) => this.#key(event, choices)}>
                <ul id="palette-choices" class="palette" role="listbox" aria-label=${t('search')}>
                    ${choices.map(
                        (choice, index) => html`<li id="palette-${index}" role="option" aria-selected=${index === this.active ? 'true' : 'false'} @click=${() => this.#run(choice)}>
                            <alv-icon name=${choice.icon}></alv-icon><span>${choice.label}${choice.detail ? html` <strong>${choice.detail}</strong>` : nothing}</span>
                        </li>`,
                    )}
                </ul>
                ${choices.length ? nothing : html`<p class="muted">${t('palette.nothing')}</p>`}
            </alv-dialog>
        `;
    }
}

customElements.define('alv-palette', AlvPalette);
