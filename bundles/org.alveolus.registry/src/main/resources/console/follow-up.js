import { AlvElement, api, format, html, nothing, session, showProblem, toast } from 'alveolus';
import { deviceWords } from 'alveolus/device.js';
import 'alveolus/dialog.js';
import 'alveolus/form.js';
import { choiceWords, options } from './choices.js';
import { t } from './texts.js';

/** What became of the implants of a treatment: their timelines, and a small form for each new entry. */

const KINDS = { visit: { icon: 'eye', kind: 'info' }, complication: { icon: 'exclamation-triangle', kind: 'warn' }, loss: { icon: 'x-octagon', kind: 'error' } };
const LISTS = { complication: 'complication', loss: 'loss-cause' };

class FollowUp extends AlvElement {
    static properties = {
        treatment: {},
        practitioners: { attribute: false },
        implants: { state: true },
        form: { state: true },
    };

    willUpdate(changed) {
        if (changed.has('treatment')) {
            this.implants = null;
            this.form = null;
            this.#load().catch(showProblem);
        }
    }

    get #path() {
        return `/api/registry/treatments/${this.treatment}/follow-up`;
    }

    async #load() {
        const asked = this.treatment;
        const { items } = await api.get(this.#path, { everywhere: true });
        if (asked === this.treatment) {
            this.implants = items;
        }
    }

    // ---- writing --------------------------------------------------------------------------------------------------------------

    /** Two implants may stand at one position: then they are told apart by their products. */
    get #twice() {
        return new Set(this.implants.map((implant) => implant.position)).size < this.implants.length;
    }

    async #open(kind, entry = null) {
        const chosen = entry ? this.implants.filter((implant) => implant.placement === entry.placement) : this.#possible(kind);
        this.form = {
            kind,
            entry,
            value: entry
                ? { date: entry.date, code: entry.code, text: entry.text, by: entry.by, nextVisit: entry.nextVisit }
                : {
                      date: format.today(),
                      by: this.practitioners.some((each) => each.id === session.account.id) ? session.account.id : null,
                      positions: chosen.length === 1 || kind === 'visit' ? chosen.map((implant) => implant.position) : [],
                  },
        };
        await this.updateComplete;
        const first = this.querySelector('alv-dialog alv-field');
        await first.updateComplete;
        first.focus();
    }

    #possible(kind) {
        return this.implants.filter((implant) => kind === 'visit' || !implant.loss);
    }

    #chosen({ positions, implants }) {
        const possible = this.#possible(this.form.kind);
        if (possible.length === 1) {
            return [possible[0].placement];
        }
        return possible.filter((implant) => (this.#twice ? implants?.[implant.placement] : positions?.includes(implant.position))).map((implant) => implant.placement);
    }

    async #save(values, { key }) {
        const { kind, entry } = this.form;
        const { date, code, text, by, nextVisit } = values;
        const body = { date, code, text, by, nextVisit };
        if (entry) {
            await api.put(`${this.#path}/${kind}/${entry.id}`, body, { key, etag: `"${entry.version}"`, everywhere: true });
            toast(t('follow-up.corrected'), { kind: 'ok', undo: () => this.#back(kind, entry) });
        } else {
            const { items } = await api.post(`${this.#path}/${kind}`, { ...body, placements: this.#chosen(values) }, { key, everywhere: true });
            toast(t(`follow-up.recorded.${kind}`), {
                kind: 'ok',
                undo: async () => {
                    for (const added of items) {
                        await api.delete(`${this.#path}/${kind}/${added.id}`, { etag: `"${added.version}"`, everywhere: true });
                    }
                    await this.#load();
                },
            });
        }
        await this.#load();
        await this.#close();
    }

    /** Sets what an entry said before it was corrected. */
    async #back(kind, entry) {
        const now = this.implants.flatMap((implant) => implant.entries).find((each) => each.id === entry.id);
        const { date, code, text, by, nextVisit } = entry;
        await api.put(`${this.#path}/${kind}/${entry.id}`, { date, code, text, by, nextVisit }, { etag: `"${now?.version ?? entry.version}"`, everywhere: true });
        await this.#load();
    }

    async #delete(entry) {
        try {
            await api.delete(`${this.#path}/${entry.kind}/${entry.id}`, { etag: `"${entry.version}"`, everywhere: true });
            toast(t('follow-up.deleted'), {
                kind: 'ok',
                undo: async () => {
                    await api.post(`${this.#path}/${entry.kind}/${entry.id}/restore`, undefined, { everywhere: true });
                    await this.#load();
                },
            });
        } catch (error) {
            showProblem(error);
        }
        await this.#load();
        this.querySelector('h3')?.focus();
    }

    async #close() {
        const kind = this.form?.kind;
        this.form = null;
        await this.updateComplete;
        (this.querySelector(`[data-add="${kind}"]:not(:disabled)`) ?? this.querySelector('h3'))?.focus();
    }

    // ---- drawing --------------------------------------------------------------------------------------------------------------

    render() {
        if (!this.implants) {
            return html`<alv-progress></alv-progress>`;
        }
        if (!this.implants.length) {
            return nothing;
        }
        return html`
            <section class="stack" aria-label=${t('follow-up')}>
                <h3 tabindex="-1">${t('follow-up')}</h3>
                ${session.may('registry', 'edit')
                    ? html`<div class="row">
                          ${Object.keys(KINDS).map(
                              (kind) => html`<button type="button" data-add=${kind} ?disabled=${!this.#possible(kind).length} @click=${() => this.#open(kind)}><alv-icon name=${KINDS[kind].icon}></alv-icon> ${t(`follow-up.add.${kind}`)}</button>`,
                          )}
                      </div>`
                    : nothing}
                ${this.implants.map((implant) => this.#implant(implant))}
            </section>
            ${this.form ? this.#dialog() : nothing}
        `;
    }

    #implant({ position, device, loss, entries }) {
        return html`
            <div class="card stack">
                <div class="row">
                    <h4>${format.tooth(position)}</h4>
                    ${loss
                        ? html`<alv-status kind="error" icon="x-octagon">${t(loss.early ? 'follow-up.lost-early' : 'follow-up.lost-late', { date: format.date(loss.date) })}</alv-status>`
                        : html`<alv-status kind="ok" icon="check-circle">${t('follow-up.in-place')}</alv-status>`}
                </div>
                <div class="muted">${deviceWords(device)}</div>
                ${loss?.replacedIn ? html`<p><a href="/console/registry/treatments/${loss.replacedIn}">${t('follow-up.replaced', { date: format.date(loss.replacedOn) })}</a></p>` : nothing}
                ${entries.length ? html`<ol class="timeline">${entries.map((entry) => this.#entry(entry))}</ol>` : html`<div class="muted">${t('follow-up.none')}</div>`}
            </div>
        `;
    }

    #words(kind, entry) {
        return kind === 'visit' ? t('follow-up.visit') : `${t(`follow-up.${kind}`)}: ${choiceWords(LISTS[kind], entry.code)}`;
    }

    #entry(entry) {
        const what = `${this.#words(entry.kind, entry)}, ${format.date(entry.date)}`;
        return html`
            <li>
                <div class="row">
                    <strong>${format.date(entry.date)}</strong>
                    <alv-status kind=${KINDS[entry.kind].kind} icon=${KINDS[entry.kind].icon}>${this.#words(entry.kind, entry)}</alv-status>
                    <span class="list-space"></span>
                    ${session.may('registry', 'edit')
                        ? html`<button type="button" class="icon" aria-label=${t('follow-up.correct-entry', { what })} title=${t('follow-up.correct')} @click=${() => this.#open(entry.kind, entry)}><alv-icon name="pencil"></alv-icon></button>
                              <button type="button" class="icon" aria-label=${t('follow-up.delete-entry', { what })} title=${t('follow-up.delete')} @click=${() => this.#delete(entry)}><alv-icon name="trash"></alv-icon></button>`
                        : nothing}
                </div>
                ${entry.text ? html`<p>${entry.text}</p>` : nothing}
                <div class="muted">${[entry.byName, entry.nextVisit ? t('follow-up.next', { date: format.date(entry.nextVisit) }) : null].filter(Boolean).join(' · ')}</div>
                ${entry.former.length
                    ? html`<details><summary>${t('follow-up.former', { n: entry.former.length })}</summary>
                          <ul>${entry.former.map((former) => html`<li>${this.#former(entry.kind, former)}</li>`)}</ul>
                      </details>`
                    : nothing}
            </li>
        `;
    }

    #former(kind, former) {
        const was = [format.date(former.date), this.#words(kind, former), former.text, former.byName].filter(Boolean).join(' · ');
        return t(`follow-up.was.${former.act}`, { at: format.dateTime(former.at), who: former.account, was });
    }

    #dialog() {
        const { kind, entry, value } = this.form;
        const possible = this.#possible(kind);
        const several = !entry && possible.length > 1;
        const known = new Set(possible.map((implant) => implant.position));
        const fits = (positions) => (positions.every((each) => known.has(each)) ? null : t('follow-up.no-implant-there', { positions: [...known].join(', ') }));
        return html`
            <alv-dialog heading=${entry ? t('follow-up.correct-heading', { what: this.#words(kind, entry) }) : t(`follow-up.add.${kind}`)} open @alv-close=${() => this.#close()}>
                <alv-form no-discard .value=${value} .texts=${t} action-label=${t('follow-up.save')} .save=${(values, how) => this.#save(values, how)}>
                    <div class="stack">
                        ${several && this.#twice
                            ? possible.map((implant) => html`<alv-field name="implants/${implant.placement}" type="check" label="${implant.position} · ${deviceWords(implant.device)}"></alv-field>`)
                            : several
                              ? html`<alv-field name="positions" label=${t('column.positions')} type="teeth" required .check=${fits}></alv-field>`
                              : nothing}
                        <alv-field name="date" label=${t(`follow-up.date.${kind}`)} type="date" past required></alv-field>
                        ${kind === 'visit' ? nothing : html`<alv-field name="code" label=${t(`follow-up.code.${kind}`)} type="select" required .options=${options(LISTS[kind], entry?.code)}></alv-field>`}
                        <alv-field name="text" label=${t(kind === 'visit' ? 'follow-up.findings' : 'follow-up.remark')} type="textarea" maxlength="4000"></alv-field>
                        <alv-field name="by" label=${t('follow-up.by')} type="select" required .options=${this.#people(entry)}></alv-field>
                        ${kind === 'visit' ? html`<alv-field name="nextVisit" label=${t('follow-up.next-visit')} type="date"></alv-field>` : nothing}
                    </div>
                </alv-form>
            </alv-dialog>
        `;
    }

    /** Staff, and who was recorded although they left. */
    #people(entry) {
        const people = this.practitioners.map((each) => ({ value: each.id, label: each.name }));
        return !entry || people.some((each) => each.value === entry.by) ? people : [...people, { value: entry.by, label: entry.byName }];
    }
}

customElements.define('registry-follow-up', FollowUp);
