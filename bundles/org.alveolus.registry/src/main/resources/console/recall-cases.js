import { AlvElement, api, format, html, language, navigate, nothing, session, showProblem, toast } from 'alveolus';
import 'alveolus/dialog.js';
import 'alveolus/drawer.js';
import 'alveolus/form.js';
import 'alveolus/list.js';
import { t } from './texts.js';

/** Recall cases: their list, the form that opens one from a notice, and one with its patients, stock and history. */

const PATH = '/api/registry/recall-cases';
const HOME = '/console/recall/cases';
const WAYS = ['telephone', 'mail', 'letter', 'in-person'];
const OUTCOMES = ['reached', 'not-reached', 'appointment-made', 'declined'];

/** Day and time at the institution. */
function clock(instant = new Date()) {
    const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: session.institution?.zone, dateStyle: 'short', timeStyle: 'medium' }).format(instant);
    return { day: shown.slice(0, 10), time: shown.slice(11, 16) };
}

function instant(day, time) {
    const guess = new Date(`${day}T${time}:00Z`);
    const shown = clock(guess);
    return new Date(2 * guess.getTime() - new Date(`${shown.day}T${shown.time}:00Z`).getTime()).toISOString();
}

async function staff() {
    const page = await api.get('/api/registry/practitioners', { everywhere: true });
    return page.items.map((each) => ({ value: each.id, label: each.name }));
}

/** What a case searches, in words. */
export function searchedWords({ criteria, supplierName }) {
    return [
        criteria.lot && `${t('column.lot')} ${criteria.lot}`,
        criteria.serial && `${t('column.serial')} ${criteria.serial}`,
        criteria.udiDi && `UDI-DI ${criteria.udiDi}`,
        criteria.productCode && `${t('column.code')} ${criteria.productCode}`,
        supplierName,
        criteria.from && `${t('filter.from')} ${format.date(criteria.from)}`,
        criteria.to && `${t('filter.to')} ${format.date(criteria.to)}`,
    ]
        .filter(Boolean)
        .join(' · ');
}

/** Who did something, in the person's language where it was nobody. */
function who(account) {
    return account === 'system' ? t('case.system') : account;
}

function deviceText(device) {
    return [device.supplierName, device.name ?? device.productCode, device.lot && `${t('column.lot')} ${device.lot}`, device.serial && `${t('column.serial')} ${device.serial}`].filter(Boolean).join(' · ');
}

// ---- the list ------------------------------------------------------------------------------------------------------------------

class RecallCases extends AlvElement {
    #columns() {
        return [
            { id: 'reference', label: t('case.reference'), width: '24%', cell: (line) => line.reference, narrow: 'title' },
            { id: 'date', label: t('case.notice-date'), width: '120px', cell: (line) => format.date(line.noticeDate), narrow: 'end' },
            { id: 'searched', label: t('case.searched'), cell: (line) => searchedWords(line), narrow: 'sub' },
            { id: 'assigned', label: t('case.assigned'), width: '16%', cell: (line) => line.assignedName ?? '' },
            { id: 'progress', label: t('case.progress'), width: '130px', cell: (line) => t('case.settled-of', { n: line.settled, all: line.patients }), narrow: 'sub' },
            { id: 'state', label: t('case.state'), width: '130px', cell: (line) => stateWords(line.state), text: (line) => t(`case.state.${line.state}`), narrow: 'sub' },
        ];
    }

    render() {
        const filters = () => [{ id: 'state', label: t('case.state'), type: 'select', main: true, options: ['open', 'closed'].map((state) => ({ value: state, label: t(`case.state.${state}`) })) }];
        return html`
            <alv-list name="recall-cases" everywhere label=${t('case.list')} .columns=${() => this.#columns()} .filters=${filters} .key=${(line) => line.id} .href=${(line) => `${HOME}/${line.id}`}
                .source=${({ cursor, limit, filters: set, signal }) => api.get(PATH, { query: { ...set, cursor, limit }, signal, everywhere: true })}
                .empty=${{ icon: 'exclamation-octagon', title: t('case.none'), text: t('case.none-text'), action: t('case.new'), href: `${HOME}/new` }}></alv-list>
        `;
    }
}

function stateWords(state) {
    return html`<alv-status kind=${state === 'open' ? 'warn' : 'ok'} icon=${state === 'open' ? 'hourglass-split' : 'check-circle'}>${t(`case.state.${state}`)}</alv-status>`;
}

// ---- opening one ---------------------------------------------------------------------------------------------------------------

class NewRecallCase extends AlvElement {
    static properties = { given: { attribute: false }, suppliers: { attribute: false }, people: { state: true } };

    async firstUpdated() {
        this.people = await staff();
    }

    async #save(values, { key }) {
        const opened = await api.post(PATH, values, { key, everywhere: true });
        toast(t('case.opened', { n: opened.patients }), { kind: 'ok' });
        navigate(`${HOME}/${opened.id}`);
    }

    render() {
        const me = this.people?.some((each) => each.value === session.account.id) ? session.account.id : null;
        if (!this.people) {
            return html`<alv-progress></alv-progress>`;
        }
        return html`
            <alv-form name="recall-case" focus-first .value=${{ noticeDate: format.today(), assigned: me, ...this.given }} .texts=${t} action-label=${t('case.open')} .save=${(values, how) => this.#save(values, how)}>
                <div class="stack">
                    <section class="card stack" aria-label=${t('case.notice')}>
                        <h2>${t('case.notice')}</h2>
                        <div class="grid3">
                            <alv-field name="reference" label=${t('case.reference')} required maxlength="200" hint=${t('case.reference-hint')}></alv-field>
                            <alv-field name="noticeDate" label=${t('case.notice-date')} type="date" past required></alv-field>
                            <alv-field name="assigned" label=${t('case.assigned')} type="select" .options=${this.people}></alv-field>
                        </div>
                        <alv-field name="notice" label=${t('case.text')} type="textarea" maxlength="4000"></alv-field>
                    </section>
                    <section class="card stack" aria-label=${t('case.criteria')}>
                        <h2>${t('case.criteria')}</h2>
                        <p class="muted">${t('case.criteria-hint')}</p>
                        <div class="grid3">
                            <alv-field name="lot" label=${t('column.lot')} maxlength="200"></alv-field>
                            <alv-field name="serial" label=${t('column.serial')} maxlength="200"></alv-field>
                            <alv-field name="gtin" label=${t('column.gtin')} maxlength="14"></alv-field>
                            <alv-field name="udiDi" label="UDI-DI" maxlength="200" ?hidden=${!this.given?.udiDi}></alv-field>
                            <alv-field name="productCode" label=${t('column.code')} maxlength="200"></alv-field>
                            <alv-field name="supplier" label=${t('column.supplier')} type="select" .options=${this.suppliers ?? []}></alv-field>
                            <alv-field name="from" label=${t('filter.from')} type="date"></alv-field>
                            <alv-field name="to" label=${t('filter.to')} type="date"></alv-field>
                        </div>
                    </section>
                </div>
            </alv-form>
        `;
    }
}

// ---- one -----------------------------------------------------------------------------------------------------------------------

class RecallCase extends AlvElement {
    static properties = {
        case: {},
        person: {},
        shown: { state: true },
        members: { state: true },
        people: { state: true },
        asking: { state: true },
        error: { state: true },
    };

    willUpdate(changed) {
        if (changed.has('case')) {
            this.shown = null;
            this.members = null;
            this.#load().catch(showProblem);
        }
    }

    get #path() {
        return `${PATH}/${this.case}`;
    }

    get #editable() {
        return this.shown.state === 'open' && session.may('registry', 'edit');
    }

    async #load() {
        this.people ??= await staff();
        const shown = await api.get(this.#path, { everywhere: true });
        this.shown = shown.state === 'open' && session.may('registry', 'edit') ? await api.post(`${this.#path}/refresh`, undefined, { everywhere: true }) : shown;
        const members = [];
        for await (const member of api.all(`${this.#path}/patients`, { limit: 500, everywhere: true })) {
            members.push(member);
        }
        this.members = members;
    }

    async #act(name, body, words, undo) {
        this.shown = await api.post(`${this.#path}/${name}`, body, { everywhere: true });
        toast(words, { kind: 'ok', undo });
    }

    /** What the notice says and who works on the case, as it is at this moment. */
    async #change() {
        try {
            this.shown = await api.get(this.#path, { everywhere: true });
            await this.#ask('change');
        } catch (error) {
            showProblem(error);
        }
    }

    async #changed(values, { key }) {
        const before = this.shown;
        await this.#put(before.version, values, key);
        await this.#close();
        toast(t('case.changed'), { kind: 'ok', undo: () => this.#put(this.shown.version, before) });
    }

    async #put(version, { reference, noticeDate, notice, assigned }, key) {
        const body = { reference, noticeDate, notice: notice ?? null, assigned: assigned ?? null };
        this.shown = await api.put(this.#path, body, { etag: `"${version}"`, key, everywhere: true });
    }

    async #quarantine() {
        try {
            await this.#act('quarantine', undefined, t('case.quarantined'), () => this.#act('release', { reason: t('case.undone') }, t('case.released')));
        } catch (error) {
            showProblem(error);
        }
    }

    async #report() {
        try {
            await api.download(`${this.#path}/report.pdf`, t('case.report-file', { reference: this.shown.reference }), { query: { language: language() }, everywhere: true });
        } catch (error) {
            showProblem(error);
        }
    }

    #replace(member) {
        const before = this.members.find((each) => each.id === member.id);
        const delta = Number(Boolean(member.settledAt)) - Number(Boolean(before?.settledAt));
        this.members = this.members.map((each) => (each.id === member.id ? member : each));
        this.shown = { ...this.shown, settled: this.shown.settled + delta };
    }

    async #settle(member, settled, remark = null) {
        this.#replace(await api.post(`${this.#path}/patients/${member.id}/settlement`, { settled, remark }, { everywhere: true }));
    }

    async #toggle(member) {
        try {
            await this.#settle(member, !member.settledAt);
            toast(t(member.settledAt ? 'case.unsettled' : 'case.settled'), { kind: 'ok', undo: () => this.#settle(member, Boolean(member.settledAt), member.remark ?? null) });
        } catch (error) {
            showProblem(error);
        }
    }

    async #contact({ day, time, way, outcome, remark, settles }, { key }) {
        const member = this.#member;
        const after = await api.post(`${this.#path}/patients/${member.id}/contacts`, { at: instant(day, time), way, outcome, remark, settles: Boolean(settles) }, { key, everywhere: true });
        this.#replace(after);
        this.#close();
        const added = after.contacts.find((each) => !member.contacts.some((known) => known.id === each.id));
        toast(t('case.contact-recorded'), {
            kind: 'ok',
            undo: async () => {
                this.#replace(await api.delete(`${this.#path}/patients/${member.id}/contacts/${added.id}`, { everywhere: true }));
                if (settles && !member.settledAt) {
                    await this.#settle(member, false);
                }
            },
        });
    }

    async #withdraw(member, contact) {
        try {
            this.#replace(await api.delete(`${this.#path}/patients/${member.id}/contacts/${contact.id}`, { everywhere: true }));
            toast(t('case.contact-withdrawn'), { kind: 'ok' });
        } catch (error) {
            showProblem(error);
        }
    }

    get #member() {
        return this.members?.find((each) => each.id === this.person);
    }

    async #ask(what) {
        this.asking = what;
        await this.updateComplete;
        const first = this.querySelector('alv-dialog alv-field');
        await first?.updateComplete;
        first?.focus();
    }

    async #close() {
        const what = this.asking;
        this.asking = null;
        await this.updateComplete;
        this.querySelector(`[data-ask="${what}"]`)?.focus();
    }

    // ---- drawing --------------------------------------------------------------------------------------------------------------

    render() {
        if (!this.shown) {
            return html`<alv-progress></alv-progress>`;
        }
        const { shown } = this;
        return html`
            <div class="stack">
                ${this.#head()}
                ${shown.hiddenPatients
                    ? html`<div class="notice" data-kind="error">
                          <alv-icon name="eye-slash"></alv-icon>
                          <div class="notice-words">
                              <strong>${t('recall.hidden', { n: shown.hiddenPatients })}</strong> ${t('case.hidden-settled', { n: shown.hiddenSettled })}
                              ${shown.hidden.map((each) => html`<div>${each.location.name}: ${t('recall.hidden-at', { n: each.patients, who: format.list(each.openedBy) })}</div>`)}
                          </div>
                      </div>`
                    : nothing}
                <h2>${t('case.patients')}</h2>
                ${this.members
                    ? html`<alv-list label=${t('case.patients')} local .rows=${this.members} .key=${(member) => member.id} .href=${(member) => `${HOME}/${this.case}/${member.id}`} .columns=${() => this.#columns()}
                          .empty=${{ icon: 'check-circle', title: t('recall.nobody'), text: t('case.nobody-text') }}></alv-list>`
                    : html`<alv-progress></alv-progress>`}
                ${this.#stock()}
                <h2>${t('case.events')}</h2>
                <ol class="timeline">
                    ${shown.events.map((event) => html`<li><strong>${t(`case.act.${event.act}`, { n: event.amount })}</strong>${event.reason ? html` ${event.reason}` : nothing}<div class="muted">${format.dateTime(event.at)} · ${who(event.account)}</div></li>`)}
                </ol>
            </div>
            ${this.#member ? this.#drawer(this.#member) : nothing}
            ${this.asking === 'change' ? this.#changeDialog() : this.asking === 'contact' ? this.#contactDialog() : this.asking ? this.#reasonDialog() : nothing}
        `;
    }

    #head() {
        const { shown } = this;
        const facts = [
            [t('case.state'), stateWords(shown.state)],
            [t('case.notice-date'), format.date(shown.noticeDate)],
            [t('case.searched'), searchedWords(shown)],
            [t('case.text'), shown.notice],
            [t('case.assigned'), shown.assignedName],
            [t('case.closed'), shown.closedAt ? `${format.dateTime(shown.closedAt)} · ${who(shown.closedBy)}` : null],
            [t('case.closing-reason'), shown.closingReason],
        ];
        return html`
            <div class="card stack">
                <h2>${shown.reference}</h2>
                <dl class="facts">${facts.filter(([, value]) => value).map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
                <alv-progress value=${shown.settled} max=${Math.max(shown.patients, 1)} label=${t('case.settled-label')}></alv-progress>
                <div class="row no-print">
                    <button type="button" @click=${() => this.#report()}><alv-icon name="file-earmark-pdf"></alv-icon> ${t('case.report')}</button>
                    ${this.#editable ? html`<button type="button" data-ask="change" @click=${() => this.#change()}><alv-icon name="pencil"></alv-icon> ${t('case.change')}</button>` : nothing}
                    ${shown.state === 'open' && session.may('registry', 'edit') ? html`<button type="button" data-ask="close" @click=${() => this.#ask('close')}>${t('case.close')}</button>` : nothing}
                    ${shown.state === 'closed' && session.may('registry', 'edit') ? html`<button type="button" data-ask="reopen" @click=${() => this.#ask('reopen')}>${t('case.reopen')}</button>` : nothing}
                </div>
            </div>
        `;
    }

    #columns() {
        return [
            { id: 'patient', label: t('column.patient'), width: '24%', cell: (member) => [member.patientNumber, member.patientName].filter(Boolean).join(' · '), narrow: 'title' },
            { id: 'birth', label: t('field.birthDate'), width: '128px', cell: (member) => (member.birthDate ? format.date(member.birthDate) : '') },
            { id: 'devices', label: t('case.devices'), cell: (member) => member.devices.map((device) => [device.position, device.device.lot ?? device.device.serial, format.date(device.date)].filter(Boolean).join(' · ')).join('; '), narrow: 'sub' },
            { id: 'last', label: t('case.last-contact'), width: '24%', cell: (member) => this.#last(member), narrow: 'sub' },
            {
                id: 'state',
                label: t('case.state'),
                width: '130px',
                cell: (member) => (member.settledAt ? html`<alv-status kind="ok" icon="check-circle">${t('case.person.settled')}</alv-status>` : html`<alv-status kind="warn" icon="telephone">${t('case.person.open')}</alv-status>`),
                text: (member) => t(member.settledAt ? 'case.person.settled' : 'case.person.open'),
                narrow: 'end',
            },
        ];
    }

    #last(member) {
        const last = member.contacts.filter((contact) => !contact.withdrawnAt).at(-1);
        return last ? `${format.date(last.at.slice(0, 10))} · ${t(`case.outcome.${last.outcome}`)}` : t('case.no-contact');
    }

    #stock() {
        const { shown } = this;
        const left = shown.items.filter((item) => !item.quarantinedAt || item.releasedAt);
        const withheld = shown.items.length - left.length;
        const columns = () => [
            { id: 'product', label: t('column.product'), cell: (item) => deviceText(item.device), narrow: 'title' },
            { id: 'storage', label: t('column.storage'), width: '18%', cell: (item) => item.storageTitle ?? '', narrow: 'sub' },
            { id: 'location', label: t('column.location'), width: '18%', cell: (item) => item.location.name ?? '', narrow: 'sub' },
            { id: 'state', label: t('case.state'), width: '26%', cell: (item) => (item.quarantinedAt && !item.releasedAt ? t('case.item.withheld', { at: format.dateTime(item.quarantinedAt) }) : t(item.releasedAt ? 'case.item.released' : 'case.item.free')), narrow: 'sub' },
        ];
        return html`
            <h2>${t('recall.in-stock')}</h2>
            ${shown.stockPresent ? nothing : html`<p class="muted">${t('case.no-stock')}</p>`}
            ${shown.items.length
                ? html`<alv-list label=${t('recall.in-stock')} local .rows=${shown.items} .key=${(item) => item.item} .href=${(item) => `/console/stock/items/${item.item}`} .columns=${columns}></alv-list>
                      ${this.#editable && shown.stockPresent
                          ? html`<div class="row">
                                ${left.length ? html`<button type="button" data-act="quarantine" @click=${() => this.#quarantine()}><alv-icon name="lock"></alv-icon> ${t('case.quarantine', { n: left.length })}</button>` : nothing}
                                ${withheld ? html`<button type="button" class="quiet" data-ask="release" @click=${() => this.#ask('release')}>${t('case.release', { n: withheld })}</button>` : nothing}
                            </div>`
                          : nothing}`
                : shown.stockPresent
                  ? html`<p class="muted">${t('case.nothing-in-stock')}</p>`
                  : nothing}
        `;
    }

    #drawer(member) {
        return html`
            <alv-drawer heading=${[member.patientNumber, member.patientName].filter(Boolean).join(' · ')} sub=${member.birthDate ? format.date(member.birthDate) : ''} back="${HOME}/${this.case}">
                <div class="stack">
                    ${member.settledAt
                        ? html`<p class="notice" data-kind="ok"><alv-icon name="check-circle"></alv-icon><span class="notice-words">${[t('case.settled-by', { at: format.dateTime(member.settledAt), who: who(member.settledBy) }), member.remark].filter(Boolean).join(' · ')}</span></p>`
                        : nothing}
                    <ul class="timeline">
                        ${member.devices.map(
                            (device) => html`<li>
                                <a href="/console/registry/treatments/${device.treatment}">${[device.position ? format.tooth(device.position) : null, format.date(device.date)].filter(Boolean).join(' · ')}</a>
                                <div>${deviceText(device.device)}</div>
                                <div class="muted">${[device.practitionerName, device.location.name, device.lostOn ? t('recall.lost', { date: format.date(device.lostOn) }) : null].filter(Boolean).join(' · ')}</div>
                            </li>`,
                        )}
                    </ul>
                    <h3>${t('case.contacts')}</h3>
                    ${member.contacts.length
                        ? html`<ol class="timeline">${member.contacts.map((contact) => this.#contactLine(member, contact))}</ol>`
                        : html`<p class="muted">${t('case.no-contact')}</p>`}
                </div>
                ${this.#editable
                    ? html`<div class="row" slot="footer">
                          <button type="button" class="primary" data-ask="contact" @click=${() => this.#ask('contact')}>${t('case.add-contact')}</button>
                          <button type="button" @click=${() => this.#toggle(member)}>${t(member.settledAt ? 'case.unsettle' : 'case.settle')}</button>
                      </div>`
                    : nothing}
            </alv-drawer>
        `;
    }

    #contactLine(member, contact) {
        const what = `${t(`case.way.${contact.way}`)}, ${t(`case.outcome.${contact.outcome}`)}`;
        return html`<li>
            <div class="row">
                <strong>${what}</strong>
                <span class="list-space"></span>
                ${this.#editable && !contact.withdrawnAt
                    ? html`<button type="button" class="icon" aria-label=${t('case.withdraw-contact', { what })} title=${t('case.withdraw')} @click=${() => this.#withdraw(member, contact)}><alv-icon name="trash"></alv-icon></button>`
                    : nothing}
            </div>
            ${contact.remark ? html`<p>${contact.remark}</p>` : nothing}
            <div class="muted">${format.dateTime(contact.at)} · ${who(contact.account)}</div>
            ${contact.withdrawnAt ? html`<div class="muted">${t('case.withdrawn', { at: format.dateTime(contact.withdrawnAt), who: who(contact.withdrawnBy) })}</div>` : nothing}
        </li>`;
    }

    #contactDialog() {
        const choice = (values, prefix) => values.map((value) => ({ value, label: t(`${prefix}.${value}`) }));
        const { day, time } = clock();
        return html`
            <alv-dialog heading=${t('case.add-contact')} open @alv-close=${() => this.#close()}>
                <alv-form no-discard .value=${{ day, time, way: 'telephone' }} .texts=${t} action-label=${t('follow-up.save')} .save=${(values, how) => this.#contact(values, how)}>
                    <div class="stack">
                        <alv-field name="outcome" label=${t('case.outcome')} type="select" required .options=${choice(OUTCOMES, 'case.outcome')}></alv-field>
                        <alv-field name="way" label=${t('case.way')} type="select" required .options=${choice(WAYS, 'case.way')}></alv-field>
                        <div class="grid2">
                            <alv-field name="day" label=${t('case.day')} type="date" past required></alv-field>
                            <alv-field name="time" label=${t('case.time')} type="time" required></alv-field>
                        </div>
                        <alv-field name="remark" label=${t('follow-up.remark')} type="textarea" maxlength="1000"></alv-field>
                        <alv-field name="settles" label=${t('case.settles')} type="check"></alv-field>
                    </div>
                </alv-form>
            </alv-dialog>
        `;
    }

    #changeDialog() {
        const { assigned, assignedName } = this.shown;
        const people = assigned && !this.people.some((each) => each.value === assigned) ? [...this.people, { value: assigned, label: assignedName }] : this.people;
        return html`
            <alv-dialog heading=${t('case.change')} open @alv-close=${() => this.#close()}>
                <alv-form no-discard .value=${this.shown} .texts=${t} action-label=${t('follow-up.save')} .save=${(values, how) => this.#changed(values, how)}>
                    <div class="stack">
                        <alv-field name="assigned" label=${t('case.assigned')} type="select" .options=${people}></alv-field>
                        <div class="grid2">
                            <alv-field name="reference" label=${t('case.reference')} required maxlength="200"></alv-field>
                            <alv-field name="noticeDate" label=${t('case.notice-date')} type="date" past required></alv-field>
                        </div>
                        <alv-field name="notice" label=${t('case.text')} type="textarea" maxlength="4000"></alv-field>
                    </div>
                </alv-form>
            </alv-dialog>
        `;
    }

    /** Closing, reopening and releasing ask why. */
    #reasonDialog() {
        const what = this.asking;
        const open = this.shown.patients - this.shown.settled + this.shown.hiddenPatients - this.shown.hiddenSettled;
        const needed = what !== 'close' || open > 0;
        const save = async ({ reason }) => {
            await this.#act(what, { reason }, t(`case.done.${what}`));
            await this.#close();
            await this.#load();
        };
        return html`
            <alv-dialog heading=${t(`case.${what}-heading`)} open @alv-close=${() => this.#close()}>
                <alv-form no-discard .texts=${t} action-label=${t(`case.${what}-heading`)} .save=${save}>
                    <div class="stack">
                        ${what === 'close' ? html`<p>${open ? t('case.close-open', { n: open }) : t('case.close-all')}</p>` : nothing}
                        <alv-field name="reason" label=${t('case.reason')} type="textarea" ?required=${needed} maxlength=${what === 'release' ? 200 : 1000}></alv-field>
                    </div>
                </alv-form>
            </alv-dialog>
        `;
    }
}

customElements.define('registry-recall-cases', RecallCases);
customElements.define('registry-new-recall-case', NewRecallCase);
customElements.define('registry-recall-case', RecallCase);
