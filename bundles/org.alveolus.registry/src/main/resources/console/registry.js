import { AlvPage, api, confirmSimple, format, html, language, nothing, session, showProblem, toast } from 'alveolus';
import 'alveolus/drawer.js';
import { deviceFacts } from 'alveolus/device.js';
import 'alveolus/list.js';
import 'alveolus/menu.js';
import 'alveolus/scan.js';
import './card-rules.js';
import './choice-lists.js';
import { choiceWords, loadChoices, options } from './choices.js';
import './delivery.js';
import { DraftStore, discardDraft, listDrafts } from './drafts.js';
import './follow-up.js';
import { t } from './texts.js';
import './treatment-form.js';

/** Treatments: the list by year, one in the drawer, and the form of a new or changed one. */
class RegistryPage extends AlvPage {
    static properties = {
        view: { state: true },
        treatment: { state: true },
        cards: { state: true },
        drafts: { state: true },
        store: { state: true },
        ownFields: { state: true },
        years: { state: true },
        capabilities: { state: true },
        practitioners: { state: true },
        ready: { state: true },
    };

    constructor() {
        super();
        this.cards = [];
        this.drafts = [];
    }

    async routed() {
        if (!this.ready) {
            const [, capabilities, practitioners] = await Promise.all([
                loadChoices(),
                api.get('/api/registry/capabilities', { everywhere: true }),
                api.get('/api/registry/practitioners', { everywhere: true }),
            ]);
            this.capabilities = capabilities;
            this.practitioners = practitioners.items;
            this.ready = true;
        }
        const [, id, edit] = this.path.match(/^treatments\/([^/]+)(\/edit)?$/) ?? [];
        this.treatment = id && id !== this.treatment?.id ? await api.get(`/api/registry/treatments/${id}`, { everywhere: true }) : id ? this.treatment : null;
        this.view = this.path === 'new' ? 'new' : edit ? 'edit' : this.path.startsWith('lists') ? 'lists' : this.path === 'to-complete' ? 'to-complete' : 'list';
        if (this.path === 'new') {
            this.capabilities = await api.get('/api/registry/capabilities', { everywhere: true });
        }
        this.ownFields = id && !edit ? (await api.get(`/api/registry/treatments/${id}/own-fields`, { everywhere: true })).items : [];
        await (this.#typing ? this.#draft(edit ? id : null) : this.#listed());
        this.cards = id && !edit ? (await api.get(`/api/registry/treatments/${id}/passport-versions`, { everywhere: true })).items : [];
    }

    get #typing() {
        return this.view === 'new' || this.view === 'edit';
    }

    async #listed() {
        await this.store?.flush();
        this.store = null;
        this.drafts = session.may('registry', 'edit') ? await listDrafts() : [];
    }

    /** The store of the form that is shown; its address names the draft, so that a reload finds it again. */
    async #draft(treatment) {
        const id = this.query.get('draft');
        if (this.store && (id ?? null) === this.draftId) {
            return;
        }
        const store = new DraftStore(treatment, (known) => {
            this.draftId = known;
            if (this.store === store && this.#typing) {
                history.replaceState(history.state, '', known ? `?draft=${known}` : location.pathname);
            }
        });
        if (id) {
            await store.open(id);
        }
        this.draftId = id ?? null;
        this.store = store;
    }

    async #discard(draft) {
        try {
            const undo = await discardDraft(draft);
            this.drafts = await listDrafts();
            toast(t('draft.discarded'), {
                kind: 'ok',
                undo: async () => {
                    await undo();
                    this.drafts = await listDrafts();
                },
            });
        } catch (error) {
            showProblem(error);
        }
    }

    async scanned(text) {
        const form = this.querySelector('registry-treatment-form');
        if (!form) {
            return false;
        }
        await form.scanned(text);
        return true;
    }

    async locationChanged() {
        this.querySelector('alv-list')?.reload();
    }

    get #list() {
        return this.querySelector('alv-list');
    }

    // ---- list -----------------------------------------------------------------------------------------------------------------

    #columns() {
        return [
            { id: 'date', label: t('field.date'), width: '110px', cell: (line) => format.date(line.date), narrow: 'end' },
            { id: 'patient', label: t('column.patient'), width: '19%', cell: (line) => [line.patientNumber, line.patientName].filter(Boolean).join(' · '), narrow: 'title' },
            { id: 'positions', label: t('column.positions'), width: '120px', cell: (line) => line.placements.map((place) => place.position).join(', '), narrow: 'sub' },
            { id: 'indication', label: t('field.indication'), width: '20%', cell: (line) => choiceWords('indication', line.indication), narrow: 'sub' },
            { id: 'practitioner', label: t('field.practitioner'), width: '16%', cell: (line) => line.practitionerName },
            { id: 'technique', label: t('column.techniques'), cell: (line) => line.techniques.map((code) => choiceWords('technique', code)).join(', ') },
            {
                id: 'open',
                label: t('column.open'),
                width: '170px',
                cell: (line) => (line.toComplete ? html`<alv-status kind="warn" icon="pencil">${t('list.open', { n: line.toComplete })}</alv-status>` : ''),
                text: (line) => line.toComplete,
            },
        ];
    }

    #filters() {
        return [
            { id: 'patientNumber', label: t('field.patientNumber'), type: 'text', main: true },
            { id: 'year', label: t('filter.year'), type: 'select', main: true, options: (this.years ?? []).map((year) => ({ value: String(year), label: String(year) })) },
            { id: 'practitioner', label: t('field.practitioner'), type: 'select', main: true, options: this.practitioners.map((each) => ({ value: each.id, label: each.name })) },
            { id: 'from', label: t('filter.from'), type: 'date' },
            { id: 'to', label: t('filter.to'), type: 'date' },
            { id: 'indication', label: t('field.indication'), type: 'select', options: options('indication') },
            { id: 'position', label: t('field.position'), type: 'tooth' },
            { id: 'technique', label: t('column.techniques'), type: 'select', options: options('technique') },
            { id: 'text', label: t('filter.text'), type: 'text' },
            { id: 'toComplete', label: t('filter.toComplete'), type: 'select', options: [{ value: 'true', label: t('filter.toComplete.yes') }] },
        ];
    }

    async #source({ cursor, limit, filters, signal }) {
        const page = await api.get('/api/registry/treatments', { query: { ...filters, cursor, limit }, signal });
        if (page.years) {
            this.years = page.years;
        }
        return page;
    }

    // ---- writing --------------------------------------------------------------------------------------------------------------

    /** Saves; a piece that is placed already is told, and saved when the person says that it is right. */
    async #sent(send) {
        try {
            return await send({});
        } catch (error) {
            if (error.type !== 'placed-already') {
                throw error;
            }
            const places = error.placed.map((place) =>
                [place.serial, place.patientNumber ?? t('twice.elsewhere'), place.position, format.date(place.date)].filter(Boolean).join(' · '),
            );
            const text = html`${t('twice.text')}${places.map((place) => html`<br><strong>${place}</strong>`)}`;
            if (!(await confirmSimple({ heading: t('twice'), text, action: t('twice.save') }))) {
                throw error;
            }
            return send({ twice: true });
        }
    }

    async #record(body, { key }) {
        const recorded = await this.#sent((query) => api.post('/api/registry/treatments', body, { key: query.twice ? undefined : key, query }));
        toast(t('saved'), { kind: 'ok' });
        this.go(`treatments/${recorded.id}`);
    }

    async #change(body, { key }) {
        await this.#sent((query) =>
            api.put(`/api/registry/treatments/${this.treatment.id}`, body, { key: query.twice ? undefined : key, query, etag: api.etag(this.treatment), everywhere: true }),
        );
        const { id } = this.treatment;
        this.treatment = null;
        toast(t('saved'), { kind: 'ok' });
        this.go(`treatments/${id}`);
    }

    async #delete() {
        const { id } = this.treatment;
        if (!(await confirmSimple({ heading: t('delete'), text: t('delete.text'), action: t('delete') }))) {
            return;
        }
        try {
            await api.delete(`/api/registry/treatments/${id}`, { etag: api.etag(this.treatment), everywhere: true });
            this.go('');
            this.#list?.reload();
            toast(t('deleted'), {
                kind: 'ok',
                undo: async () => {
                    await api.post(`/api/registry/treatments/${id}/restore`, undefined, { everywhere: true });
                    this.#list?.reload();
                },
            });
        } catch (error) {
            showProblem(error);
        }
    }

    async #card(size, tongue) {
        try {
            await api.download(`/api/registry/treatments/${this.treatment.id}/passport.pdf`, t('card.file', { size }), { query: { size, language: tongue }, everywhere: true });
            this.cards = (await api.get(`/api/registry/treatments/${this.treatment.id}/passport-versions`, { everywhere: true })).items;
        } catch (error) {
            showProblem(error, t);
        }
    }

    // ---- drawing --------------------------------------------------------------------------------------------------------------

    render() {
        if (!this.ready || (this.#typing && !this.store)) {
            return html`<alv-progress></alv-progress>`;
        }
        if (this.view === 'new' || (this.view === 'edit' && this.treatment)) {
            return this.#form();
        }
        if (this.view === 'lists') {
            return html`<alv-header heading=${t('lists')}>${this.#tabs()}</alv-header><registry-choice-lists list=${this.path.split('/')[1] ?? nothing}></registry-choice-lists>`;
        }
        if (this.view === 'to-complete') {
            return this.#toComplete();
        }
        return html`
            <alv-header heading=${t('page.registry')}>
                ${this.#tabs()}
                ${session.may('registry', 'edit')
                    ? html`<a slot="actions" class="button primary" href=${this.address('new')}><alv-icon name="plus-lg"></alv-icon> ${t('new')}</a>`
                    : nothing}
            </alv-header>
            ${this.drafts.length ? this.#draftList() : nothing}
            ${this.years?.length ? this.#yearLinks() : nothing}
            <alv-list name="registry" label=${t('page.registry')} .columns=${() => this.#columns()} .filters=${() => this.#filters()} .source=${(query) => this.#source(query)}
                .key=${(line) => line.id} .href=${(line) => this.address(`treatments/${line.id}`, location.search ? new URLSearchParams(location.search) : null)} .exportName=${'treatments'}
                .empty=${{ icon: 'clipboard2-pulse', title: t('empty.title'), text: t('empty.text'), action: t('new'), href: this.address('new') }}></alv-list>
            ${this.treatment ? this.#drawer() : nothing}
        `;
    }

    #tabs() {
        const tab = (path, label, current) => html`<a href=${this.address(path)} aria-current=${current ? 'page' : nothing}>${label}</a>`;
        return html`<nav slot="tabs" class="tabs" aria-label=${t('page.registry')}>
            ${tab('', t('page.registry'), this.view === 'list')} ${tab('to-complete', t('column.open'), this.view === 'to-complete')} ${tab('lists', t('lists'), this.view === 'lists')}
        </nav>`;
    }

    /** What is missing or doubtful (R15), with the way to the field where it is mended. */
    #toComplete() {
        const columns = () => [
            ...this.#columns().filter((column) => ['date', 'patient', 'practitioner'].includes(column.id)),
            { id: 'missing', label: t('column.open'), cell: (line) => line.open.map((open) => this.#missing(line, open)).join('; '), narrow: 'sub' },
        ];
        const source = ({ cursor, limit, filters, signal }) => api.get('/api/registry/treatments', { query: { ...filters, toComplete: true, cursor, limit }, signal });
        return html`
            <alv-header heading=${t('column.open')} sub=${t('to-complete.sub')}>${this.#tabs()}</alv-header>
            <alv-list name="to-complete" label=${t('column.open')} .columns=${columns} .source=${source} .key=${(line) => line.id}
                .filters=${() => this.#filters().filter((filter) => ['practitioner', 'from', 'to'].includes(filter.id))}
                .href=${(line) => this.address(`treatments/${line.id}/edit`, new URLSearchParams({ field: line.open[0]?.pointer.slice(1) ?? '' }))}
                .empty=${{ icon: 'check-circle', title: t('to-complete.none'), text: t('to-complete.none-text') }}></alv-list>
        `;
    }

    #missing(line, { pointer, code }) {
        const [, index] = pointer.match(/^\/placements\/(\d+)/) ?? [];
        const field = pointer.split('/').at(-1);
        const words = code === 'missing' ? t(`to-complete.${field}`) : t(`to-complete.${code}`);
        return index === undefined ? words : `${line.placements[index].position}: ${words}`;
    }

    /** To the year before and after the one that is shown, among those in which there are treatments. */
    #yearLinks() {
        const shown = Number(this.query.get('year'));
        const before = shown ? this.years.find((year) => year < shown) : this.years[0];
        const after = shown ? this.years.findLast((year) => year > shown) : null;
        const to = (year) => {
            const query = new URLSearchParams(location.search);
            query.set('year', year);
            return this.address('', query);
        };
        return html`
            <nav class="row no-print" aria-label=${t('filter.year')}>
                ${before ? html`<a class="button" href=${to(before)} aria-label=${t(shown ? 'year.before' : 'year.show', { year: String(before) })}><alv-icon name="chevron-left"></alv-icon> ${before}</a>` : nothing}
                ${shown ? html`<strong>${shown}</strong>` : nothing}
                ${after ? html`<a class="button" href=${to(after)} aria-label=${t('year.after', { year: String(after) })}>${after} <alv-icon name="chevron-right"></alv-icon></a>` : nothing}
            </nav>
        `;
    }

    #draftList() {
        return html`
            <section class="notice" data-kind="info" aria-label=${t('draft.list')}>
                <alv-icon name="pencil-square"></alv-icon>
                <div class="notice-words">
                    <strong>${t('draft.list')}</strong>
                    ${this.drafts.map((draft) => {
                        const what = `${draft.title ?? t('draft.untitled')} · ${format.dateTime(draft.changedAt)}`;
                        return html`<div class="row">
                            <a class="button quiet" href=${this.address(draft.treatment ? `treatments/${draft.treatment}/edit` : 'new', new URLSearchParams({ draft: draft.id }))}>${what}</a>
                            <button type="button" class="quiet" aria-label=${t('draft.discard-one', { what })} @click=${() => this.#discard(draft)}>${t('draft.discard')}</button>
                        </div>`;
                    })}
                </div>
            </section>
        `;
    }

    #form() {
        const edit = this.view === 'edit';
        if (!edit && !session.location) {
            return html`<alv-header heading=${t('new')}></alv-header><alv-empty icon="geo-alt" heading=${t('no-location')}>${t('no-location.text')}</alv-empty>`;
        }
        return html`
            <alv-header heading=${edit ? t('edit') : t('new')} sub=${this.capabilities.stock ? t('new.sub') : t('new.sub-no-stock')}></alv-header>
            <registry-treatment-form .drafts=${this.store} .mend=${this.query.get('field')} .take=${this.query.get('item')} .treatment=${edit ? this.treatment : null} .capabilities=${this.capabilities} .practitioners=${this.practitioners}
                .save=${(body, how) => (edit ? this.#change(body, how) : this.#record(body, how))}></registry-treatment-form>
        `;
    }

    #drawer() {
        const { surgery, placements, techniques, other } = this.treatment;
        const facts = (pairs) => html`<dl class="facts">${pairs.filter(([, value]) => value).map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`;
        return html`
            <alv-drawer wide heading=${[surgery.patientNumber, surgery.patientName].filter(Boolean).join(' · ')} sub=${format.date(surgery.date)} back=${this.address('', location.search ? new URLSearchParams(location.search) : null)}>
                ${this.treatment.toComplete.length
                    ? html`<p class="notice" data-kind="warn"><alv-icon name="pencil"></alv-icon><span class="notice-words">${t('list.open', { n: this.treatment.toComplete.length })}</span></p>`
                    : nothing}
                ${facts([
                    [t('field.birthDate'), surgery.birthDate ? format.date(surgery.birthDate) : null],
                    [t('field.practitioner'), this.treatment.practitionerName],
                    [t('field.indication'), choiceWords('indication', surgery.indication)],
                    [t('field.specification'), surgery.specification],
                ])}
                ${placements.map(
                    (placement) => html`
                        <h3>${format.tooth(placement.position)}</h3>
                        <p class="muted">${choiceWords('jaw-region', placement.region)}</p>
                        ${placement.implant ? deviceFacts({ ...placement.implant.device, kind: 'implant' }) : nothing}
                        ${placement.abutment ? deviceFacts({ ...placement.abutment.device, kind: 'abutment' }) : nothing}
                    `,
                )}
                ${techniques.codes.length || techniques.biomaterials.length
                    ? html`<h3>${t('tile.techniques')}</h3>
                          ${facts([
                              [t('column.techniques'), techniques.codes.map((code) => choiceWords('technique', code)).join(', ')],
                              [t('field.techniquePositions'), techniques.positions.join(', ')],
                          ])}
                          ${techniques.biomaterials.map((use) => deviceFacts({ ...use.device, kind: 'biomaterial' }))}`
                    : nothing}
                <h3>${t('tile.other')}</h3>
                ${facts([
                    [t('field.referrer'), other.referrer?.name],
                    [t('field.aftercare'), choiceWords('aftercare', other.aftercare)],
                    [t('field.prostheticsBy'), choiceWords('prosthetics-by', other.prostheticsBy)],
                    [t('field.extra'), other.extra],
                    [t('field.mayGiveBlood'), t(techniques.mayGiveBlood ? 'yes' : 'no')],
                ])}
                ${this.ownFields?.length ? html`<h3>${t('own.fields')}</h3>${facts(this.ownFields.map((field) => [field.heading, field.content]))}` : nothing}
                <div class="stack">
                    <registry-follow-up treatment=${this.treatment.id} .practitioners=${this.practitioners}></registry-follow-up>
                    <registry-delivery treatment=${this.treatment.id}></registry-delivery>
                    <h3>${t('card')}</h3>
                    ${this.cards.length ? facts(this.cards.map((card) => [t('card.version', { n: card.number }), `${format.date(card.date)} · ${card.by}`])) : html`<p class="muted">${t('card.none')}</p>`}
                    <registry-card-rules .treatment=${this.treatment}></registry-card-rules>
                </div>
                <div class="row" slot="footer">
                    <button type="button" @click=${() => this.#card('a4', language())}><alv-icon name="printer"></alv-icon> ${t('card.a4')}</button>
                    <button type="button" @click=${() => this.#card('card', language())}>${t('card.card')}</button>
                    <span class="list-space"></span>
                    ${session.may('registry', 'edit') ? html`<a class="button" href=${this.address(`treatments/${this.treatment.id}/edit`)}>${t('edit')}</a>` : nothing}
                    ${session.may('registry', 'delete') ? html`<button type="button" class="danger" @click=${() => this.#delete()}>${t('delete')}</button>` : nothing}
                </div>
            </alv-drawer>
        `;
    }
}

customElements.define('alveolus-registry', RegistryPage);
