import { AlvPage, api, confirmSimple, format, html, i18n, nothing, session, showProblem, toast } from 'alveolus';
import 'alveolus/drawer.js';
import 'alveolus/form.js';
import 'alveolus/list.js';

const t = await i18n(import.meta.url);

const AT = '/api/accounts/staff';
const PARTS = ['active', 'unlinked', 'archived'];
const EVERYWHERE = { everywhere: true };

/** The staff of the institution: who works where, their files, the archive. */
class StaffPage extends AlvPage {
    static properties = { part: { state: true }, member: { state: true }, access: { state: true }, adding: { state: true }, policy: { state: true }, places: { state: true } };

    async routed() {
        this.places ??= (await api.get('/api/institution/locations', EVERYWHERE)).items;
        const [, id] = this.path.match(/^people\/(.+)$/) ?? [];
        this.part = PARTS.includes(this.query.get('part')) ? this.query.get('part') : 'active';
        this.adding = this.path === 'add';
        this.member = id ? await api.get(`${AT}/${encodeURIComponent(id)}`, EVERYWHERE) : null;
        this.access = id ? await api.get(`${AT}/${encodeURIComponent(id)}/access`, EVERYWHERE) : null;
        this.policy ??= await api.get('/api/accounts/policy', EVERYWHERE);
    }

    async locationChanged() {}

    get #query() {
        return this.part === 'active' ? {} : { part: this.part };
    }

    get #list() {
        return this.querySelector('alv-list');
    }

    // ---- list ----------------------------------------------------------------------------------------------------------------

    #places(ids) {
        return format.list((this.places ?? []).filter((place) => ids.includes(place.id)).map((place) => place.name));
    }

    #columns() {
        return [
            { id: 'name', label: t('name'), width: '22%', cell: (person) => person.name, narrow: 'title' },
            { id: 'email', label: t('email'), width: '26%', cell: (person) => person.email, narrow: 'sub' },
            { id: 'mobile', label: t('mobile'), width: '150px', cell: (person) => person.mobile ?? '' },
            { id: 'locations', label: t('locations'), cell: (person) => this.#places(person.locations) },
            {
                id: 'administrator',
                label: t('role'),
                width: '140px',
                cell: (person) => (person.administrator ? html`<alv-status kind="info" icon="person-gear">${t('administrator')}</alv-status>` : ''),
                text: (person) => (person.administrator ? t('administrator') : ''),
                narrow: 'end',
            },
        ];
    }

    #source({ cursor, limit, filters, signal }) {
        return api.get(AT, { query: { ...filters, part: this.part, cursor, limit }, signal, ...EVERYWHERE });
    }

    get #empty() {
        return this.part === 'active'
            ? { icon: 'people', title: t('empty'), text: t('empty.text'), action: t('add'), href: this.address('add') }
            : { icon: this.part === 'archived' ? 'archive' : 'geo-alt', title: t(`empty.${this.part}`), text: t(`empty.${this.part}-text`) };
    }

    // ---- acts ----------------------------------------------------------------------------------------------------------------

    async #add(values, options) {
        const added = await api.post(AT, { ...values, rights: {}, administrator: false }, { ...options, ...EVERYWHERE });
        if (values.welcome && !added.welcomed) {
            toast(t('added.no-mail', { name: added.name }), { kind: 'warn' });
        } else {
            toast(t(added.welcomed ? 'added.mail' : 'added', { name: added.name }));
        }
        this.go(`people/${added.id}`);
        this.#list.reload();
    }

    async #save(values, options) {
        this.member = await api.put(`${AT}/${this.member.id}`, values, { ...options, etag: api.etag(this.member), ...EVERYWHERE });
        toast(t('saved', { name: this.member.name }));
        this.#list.reload();
    }

    async #archive() {
        const { id, name } = this.member;
        try {
            await api.delete(`${AT}/${id}`, { etag: api.etag(this.member), ...EVERYWHERE });
            toast(t('archived', { name }), { undo: () => this.#bringBack(id, null) });
            this.go('', { query: this.#query });
            this.#list.reload();
        } catch (error) {
            showProblem(error, t);
        }
    }

    async #bringBack(id, name) {
        await api.post(`${AT}/${id}/restore`, undefined, EVERYWHERE);
        if (name) {
            toast(t('back', { name }));
            this.go('', { query: this.#query });
        }
        await this.#list.reload();
    }

    async #try(work) {
        try {
            await work();
        } catch (error) {
            showProblem(error, t);
        }
    }

    #welcome() {
        return this.#try(async () => {
            const { mail } = await api.post(`${AT}/${this.member.id}/welcome`, undefined, EVERYWHERE);
            toast(t(mail ? 'welcomed' : 'no-mail', { name: this.member.name }), { kind: mail ? 'ok' : 'warn' });
        });
    }

    async #resetFactor() {
        if (await confirmSimple({ heading: t('factor.reset'), text: t('factor.reset-text', { name: this.member.name }), action: t('factor.reset') })) {
            await this.#end(`${AT}/${this.member.id}/second-factor`);
        }
    }

    #end(path) {
        return this.#try(async () => {
            await api.delete(path, EVERYWHERE);
            this.access = await api.get(`${AT}/${this.member.id}/access`, EVERYWHERE);
        });
    }

    #demand(event) {
        const wanted = event.target.checked;
        return this.#try(async () => {
            try {
                this.policy = await api.put('/api/accounts/policy', { secondFactor: wanted }, { etag: api.etag(this.policy), ...EVERYWHERE });
                toast(t(wanted ? 'policy.on' : 'policy.off'));
            } catch (error) {
                this.policy = await api.get('/api/accounts/policy', EVERYWHERE);
                throw error;
            }
        });
    }

    // ---- drawing -------------------------------------------------------------------------------------------------------------

    #fields(email) {
        const places = this.places.map((place) => ({ value: place.id, label: place.name }));
        return html`
            <div class="grid2">
                <alv-field name="firstName" label=${t('first-name')} maxlength="80"></alv-field>
                <alv-field name="infix" label=${t('infix')} maxlength="30"></alv-field>
                <alv-field name="lastName" label=${t('last-name')} required maxlength="80"></alv-field>
                ${email ? html`<alv-field name="email" type="email" label=${t('email')} required maxlength="254" hint=${t('email.hint')}></alv-field>` : nothing}
                <alv-field name="mobile" type="tel" label=${t('mobile')} maxlength="30" hint=${t('mobile.hint')}></alv-field>
                <alv-field name="gender" type="select" label=${t('gender')} .options=${['female', 'male', 'other'].map((value) => ({ value, label: t(`gender.${value}`) }))}></alv-field>
            </div>
            <fieldset class="field">
                <legend class="field-label">${t('locations.work')}</legend>
                ${places.map(({ value, label }) => html`<label class="check"><input type="checkbox" name="place" value=${value} .checked=${this.member?.locations.includes(value) ?? false}><span>${label}</span></label>`)}
            </fieldset>
            <alv-field name="idleOut" type="check" label=${t('idle-out')}></alv-field>
            <alv-field name="askAgain" type="check" label=${t('ask-again')}></alv-field>
            <alv-field name="showComments" type="check" label=${t('show-comments')}></alv-field>
        `;
    }

    #withPlaces(values) {
        return { ...values, locations: [...this.querySelectorAll('alv-drawer input[name=place]:checked')].map((box) => box.value) };
    }

    #addDrawer() {
        return html`
            <alv-drawer heading=${t('add')} sub=${t('add.sub')} back=${this.address('', this.#query)}>
                <alv-form name="staff-add" action-label=${t('add')} .texts=${t} .value=${{ welcome: true }} .save=${(values, options) => this.#add(this.#withPlaces(values), options)}>
                    ${this.#fields(true)}
                    <alv-field name="welcome" type="check" label=${t('welcome')} hint=${t('welcome.hint')}></alv-field>
                </alv-form>
            </alv-drawer>
        `;
    }

    #memberDrawer(person) {
        const { firstName, infix, lastName, mobile, gender, idleOut, askAgain, showComments } = person;
        return html`
            <alv-drawer heading=${person.name} sub=${person.email} back=${this.address('', this.#query)}>
                ${person.active
                    ? html`<alv-form name="staff-${person.id}" .texts=${t} .value=${{ firstName, infix, lastName, mobile, gender, idleOut, askAgain, showComments }} .save=${(values, options) => this.#save(this.#withPlaces(values), options)}>${this.#fields(false)}</alv-form>
                          <div class="row acts">
                              <a class="button" href="/console/rights?q=${encodeURIComponent(person.name)}"><alv-icon name="grid-3x3"></alv-icon> ${t('rights')}</a>
                              <button type="button" id="welcome" @click=${() => this.#welcome()}><alv-icon name="envelope"></alv-icon> ${t('welcome.again')}</button>
                              ${person.id === session.account.id ? nothing : html`<button type="button" id="archive" class="danger" @click=${() => this.#archive()}><alv-icon name="archive"></alv-icon> ${t('archive')}</button>`}
                          </div>
                          ${this.access ? this.#accessOf(person) : nothing}`
                    : html`<p class="notice" data-kind="info"><alv-icon name="archive"></alv-icon><span class="notice-words">${t('is-archived')}</span></p>
                          <button type="button" class="primary" id="bring-back" @click=${() => this.#try(() => this.#bringBack(person.id, person.name))}>${t('bring-back')}</button>`}
            </alv-drawer>
        `;
    }

    #accessOf(person) {
        const { sessions, tokens, secondFactor } = this.access;
        return html`
            <section class="stack acts">
                <h3>${t('access')}</h3>
                <div class="row"><alv-status kind=${secondFactor ? 'ok' : 'none'}>${t(secondFactor ? 'factor.on' : 'factor.off')}</alv-status>
                    ${secondFactor ? html`<button type="button" @click=${() => this.#resetFactor()}>${t('factor.reset')}</button>` : nothing}</div>
                ${sessions.length ? nothing : html`<p class="muted">${t('access.none')}</p>`}
                <ul class="lines">
                    ${sessions.map((each) => html`<li><span>${t('access.session', { used: format.dateTime(each.lastUsed) })}${each.address ? html` <span class="muted">${each.address}</span>` : nothing}</span>
                        <button type="button" @click=${() => this.#end(`${AT}/${person.id}/sessions/${each.id}`)}>${t('access.end')}</button></li>`)}
                    ${tokens.map((each) => html`<li><span>${t('access.token', { name: each.name, until: format.dateTime(each.expiresAt) })}</span>
                        <button type="button" class="danger" @click=${() => this.#end(`${AT}/${person.id}/tokens/${each.id}`)}>${t('access.revoke')}</button></li>`)}
                </ul>
            </section>
        `;
    }

    render() {
        return html`
            <alv-header heading=${t('page.staff')}>
                <a slot="actions" class="button primary" href=${this.address('add', this.#query)}>${t('add')}</a>
                <nav slot="tabs" class="tabs" aria-label=${t('page.staff')}>
                    ${PARTS.map((part) => html`<a href=${this.address('', part === 'active' ? {} : { part })} aria-current=${part === this.part ? 'page' : nothing}>${t(`part.${part}`)}</a>`)}
                </nav>
            </alv-header>
            ${this.policy ? html`<label class="check staff-policy"><input type="checkbox" id="demand-factor" .checked=${this.policy.secondFactor} @change=${(event) => this.#demand(event)}><span>${t('policy')}</span></label>` : nothing}
            ${this.part
                ? html`<alv-list everywhere label=${t('page.staff')} .columns=${() => this.#columns()} .filters=${() => [{ id: 'q', label: t('filter'), type: 'text', main: true }]} .source=${(query) => this.#source(query)}
                      .href=${(person) => this.address(`people/${person.id}`, this.#query)} .key=${(person) => person.id} .exportName=${'staff'} .empty=${this.#empty} name="staff-${this.part}"></alv-list>`
                : nothing}
            ${this.adding ? this.#addDrawer() : this.member ? this.#memberDrawer(this.member) : nothing}
        `;
    }

    updated(changed) {
        if (changed.has('part') && changed.get('part')) {
            this.#list?.reload();
        }
    }
}

customElements.define('alveolus-staff', StaffPage);
