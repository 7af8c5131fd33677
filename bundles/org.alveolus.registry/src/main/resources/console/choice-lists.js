import { AlvElement, api, html, language, nothing, session, showProblem, toast } from 'alveolus';
import 'alveolus/dialog.js';
import 'alveolus/form.js';
import 'alveolus/list.js';
import { allChoices, reloadChoices } from './choices.js';
import { t } from './texts.js';

/** The choice lists of the institution: entries are added, renamed, retired and offered again; what was recorded keeps its words. */

const LANGUAGES = ['en', 'nl', 'de'];

/** The code of a new entry, made from its title. */
function codeOf(title) {
    const plain = title.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
    return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60).replace(/-+$/, '') || 'entry';
}

class ChoiceLists extends AlvElement {
    static properties = { list: {}, lists: { state: true }, editing: { state: true } };

    async firstUpdated() {
        await this.#load();
    }

    async #load() {
        await reloadChoices();
        this.lists = allChoices();
    }

    async #ask(entry) {
        this.editing = entry;
        await this.updateComplete;
        const first = this.querySelector('alv-dialog alv-field');
        await first.updateComplete;
        first.focus();
    }

    async #change(entry, titles, retired, words) {
        const before = entry;
        const after = await api.put(`/api/registry/choices/${this.list}/${entry.code}`, { titles, retired }, { etag: `"${entry.version}"`, everywhere: true });
        await this.#load();
        toast(words, {
            kind: 'ok',
            undo: async () => {
                await api.put(`/api/registry/choices/${this.list}/${entry.code}`, { titles: before.titles, retired: before.retired }, { etag: `"${after.version}"`, everywhere: true });
                await this.#load();
            },
        });
    }

    async #retire(entry) {
        try {
            await this.#change(entry, entry.titles, !entry.retired, t(entry.retired ? 'lists.offered' : 'lists.retired'));
        } catch (error) {
            showProblem(error);
        }
    }

    async #save(titles, { key }) {
        const entry = this.editing;
        if (entry.code) {
            await this.#change(entry, titles, entry.retired, t('lists.renamed'));
        } else {
            const taken = new Set(this.lists[this.list].map((each) => each.code));
            const base = codeOf(titles.en);
            let code = base;
            for (let n = 2; taken.has(code); n++) {
                code = `${base}-${n}`;
            }
            await api.post(`/api/registry/choices/${this.list}`, { code, titles }, { key, everywhere: true });
            await this.#load();
            toast(t('lists.added'), { kind: 'ok' });
        }
        this.#close();
    }

    async #close() {
        this.editing = null;
        await this.updateComplete;
        this.querySelector('button[data-add]')?.focus();
    }

    #columns() {
        const others = LANGUAGES.filter((each) => each !== language());
        return [
            { id: 'title', label: t(`lists.in.${language()}`), cell: (entry) => entry.titles[language()] ?? entry.titles.en, narrow: 'title' },
            ...others.map((each) => ({ id: each, label: t(`lists.in.${each}`), width: '22%', cell: (entry) => entry.titles[each] })),
            {
                id: 'state',
                label: t('case.state'),
                width: '150px',
                cell: (entry) => (entry.retired ? html`<alv-status kind="warn" icon="archive">${t('lists.state.retired')}</alv-status>` : html`<alv-status kind="ok" icon="check-circle">${t('lists.state.offered')}</alv-status>`),
                text: (entry) => t(entry.retired ? 'lists.state.retired' : 'lists.state.offered'),
                narrow: 'end',
            },
        ];
    }

    render() {
        if (!this.lists) {
            return html`<alv-progress></alv-progress>`;
        }
        const names = Object.keys(this.lists);
        const list = names.includes(this.list) ? this.list : names[0];
        this.list = list;
        const actions = (entry) => html`
            <button type="button" class="icon quiet" title=${t('lists.rename')} aria-label=${t('lists.rename-one', { what: entry.titles[language()] })} @click=${() => this.#ask(entry)}><alv-icon name="pencil"></alv-icon></button>
            <button type="button" class="icon quiet" title=${t(entry.retired ? 'lists.offer' : 'lists.retire')} aria-label=${t(entry.retired ? 'lists.offer-one' : 'lists.retire-one', { what: entry.titles[language()] })} @click=${() => this.#retire(entry)}><alv-icon name=${entry.retired ? 'arrow-counterclockwise' : 'archive'}></alv-icon></button>
        `;
        return html`
            <p class="muted">${t('lists.text')}</p>
            <nav class="tabs" aria-label=${t('lists')}>${names.map((name) => html`<a href="/console/registry/lists/${name}" aria-current=${name === list ? 'page' : nothing}>${t(`lists.name.${name}`)}</a>`)}</nav>
            <div class="row">${session.administrator ? html`<button type="button" data-add @click=${() => this.#ask({ titles: {} })}><alv-icon name="plus-lg"></alv-icon> ${t('lists.add')}</button>` : nothing}</div>
            <alv-list label=${t(`lists.name.${list}`)} local .rows=${this.lists[list]} .key=${(entry) => entry.code} .columns=${() => this.#columns()} .rowActions=${session.administrator ? actions : null}></alv-list>
            ${this.editing ? this.#dialog() : nothing}
        `;
    }

    #dialog() {
        const { titles, code } = this.editing;
        const save = (values, how) => this.#save(values.titles, how);
        return html`
            <alv-dialog heading=${t(code ? 'lists.rename' : 'lists.add')} open @alv-close=${() => this.#close()}>
                <alv-form no-discard enter-saves .value=${{ titles }} .texts=${t} action-label=${t('follow-up.save')} .save=${save}>
                    <div class="stack">${LANGUAGES.map((each) => html`<alv-field name="titles/${each}" label=${t(`lists.in.${each}`)} required maxlength="200"></alv-field>`)}</div>
                </alv-form>
            </alv-dialog>
        `;
    }
}

customElements.define('registry-choice-lists', ChoiceLists);
