import { html, nothing } from 'lit';
import '../lib/dialog.js';
import { confirmSimple } from '../lib/dialog.js';
import '../lib/form.js';
import { format } from '../lib/format.js';
import { api } from '../lib/http.js';
import '../lib/list.js';
import { AlvPage } from '../lib/page.js';
import { session } from '../lib/session.js';
import { t } from '../lib/texts.js';
import { showProblem, toast } from '../lib/toast.js';
import './new-password.js';
import './second-factor.js';

const EVERYWHERE = { everywhere: true };
const MODULES = ['patients', 'registry', 'stock', 'scan'];
const YEAR_DAYS = 90;

/** A person's own account: how they sign in, where they are signed in, and the tokens of their programs. */
class AlvAccount extends AlvPage {
    static properties = {
        me: { state: true },
        sessions: { state: true },
        tokens: { state: true },
        open: { state: true },
        secret: { state: true },
        codes: { state: true },
        asked: { state: true },
    };

    async routed() {
        await this.#load();
    }

    async locationChanged() {}

    async #load() {
        [this.me, { items: this.sessions }, { items: this.tokens }] = await Promise.all([
            api.get('/api/accounts/me', EVERYWHERE),
            api.get('/api/accounts/me/sessions', EVERYWHERE),
            session.institution ? api.get('/api/accounts/me/tokens', EVERYWHERE) : { items: [] },
        ]);
    }

    async #try(work) {
        try {
            await work();
            await this.#load();
        } catch (error) {
            showProblem(error);
        }
    }

    // ---- signing in ----------------------------------------------------------------------------------------------------------

    async #password(password) {
        await api.put('/api/accounts/me/password', { password }, EVERYWHERE);
        this.open = null;
        toast(t('account.password-changed'));
        await this.#load();
    }

    async #email(values, options) {
        const { mail } = await api.post('/api/accounts/me/email', values, { ...options, ...EVERYWHERE });
        this.asked = mail ? values.email : null;
        this.open = mail ? null : this.open;
        if (!mail) {
            toast(t('forgot.no-mail'), { kind: 'warn' });
        }
    }

    #signIn() {
        return html`
            <section class="card stack" aria-labelledby="account-sign-in">
                <h2 id="account-sign-in">${t('account.sign-in')}</h2>
                <dl class="facts">
                    <dt>${t('field.email')}</dt><dd>${this.me.email}</dd>
                    <dt>${t('field.person-name')}</dt><dd>${this.me.name}</dd>
                </dl>
                ${this.asked ? html`<p class="notice" data-kind="info" role="status"><alv-icon name="envelope"></alv-icon><span class="notice-words">${t('account.email-asked', { email: this.asked })}</span></p>` : nothing}
                ${this.open === 'email'
                    ? html`<alv-form name="account-email" enter-saves action-label=${t('account.email-send')} .save=${(values, options) => this.#email(values, options)}>
                          <p class="muted">${t('account.email-text')}</p>
                          <alv-field name="email" type="email" label=${t('account.email-new')} required maxlength="254" autocomplete="email"></alv-field>
                      </alv-form>`
                    : nothing}
                ${this.open === 'password' ? html`<alv-new-password email=${this.me.email} .save=${(password) => this.#password(password)}></alv-new-password>` : nothing}
                <div class="row">
                    ${this.open === 'password' ? nothing : html`<button type="button" id="change-password" @click=${() => (this.open = 'password')}>${t('account.password')}</button>`}
                    ${this.open === 'email' ? nothing : html`<button type="button" id="change-email" @click=${() => (this.open = 'email')}>${t('account.email')}</button>`}
                    ${this.open === 'password' || this.open === 'email' ? html`<button type="button" class="quiet" @click=${() => (this.open = null)}>${t('cancel')}</button>` : nothing}
                </div>
            </section>
        `;
    }

    // ---- second factor -------------------------------------------------------------------------------------------------------

    async #removeFactor() {
        if (await confirmSimple({ heading: t('factor.remove'), text: t('factor.remove-text'), action: t('factor.remove') })) {
            await this.#try(async () => {
                await api.delete('/api/accounts/me/second-factor', EVERYWHERE);
                toast(t('factor.removed'));
            });
        }
    }

    #factorDone() {
        this.open = null;
        this.codes = null;
        this.#try(async () => {});
    }

    #factor() {
        return html`
            <section class="card stack" aria-labelledby="account-factor">
                <h2 id="account-factor">${t('factor.title')}</h2>
                ${this.open === 'factor'
                    ? html`<alv-second-factor class="narrow" @alv-done=${() => this.#factorDone()}></alv-second-factor>`
                    : this.codes
                      ? html`<alv-second-factor class="narrow" .codes=${this.codes} @alv-done=${() => this.#factorDone()}></alv-second-factor>`
                      : html`
                            <div><alv-status kind=${this.me.secondFactor ? 'ok' : 'warn'}>${this.me.secondFactor ? t('factor.on') : t('factor.off')}</alv-status></div>
                            <p class="muted">${this.me.secondFactor ? t('factor.left', { n: this.me.recoveryCodesLeft }) : t('factor.text')}</p>
                            <div class="row">
                                ${this.me.secondFactor
                                    ? html`<button type="button" @click=${() => this.#try(async () => (this.codes = (await api.post('/api/accounts/me/second-factor/recovery-codes', undefined, EVERYWHERE)).recoveryCodes))}>${t('factor.renew')}</button>
                                          <button type="button" class="danger" @click=${() => this.#removeFactor()}>${t('factor.remove')}</button>`
                                    : html`<button type="button" id="set-up-factor" @click=${() => (this.open = 'factor')}>${t('factor.set-up')}</button>`}
                            </div>
                        `}
            </section>
        `;
    }

    // ---- sessions ------------------------------------------------------------------------------------------------------------

    #program(agent) {
        if (!agent) {
            return t('account.unknown-program');
        }
        const [, browser] = agent.match(/(Edg|OPR|Firefox|Chrome|Safari)\//) ?? [];
        const [, system] = agent.match(/(Windows|Android|iPhone|iPad|Mac OS X|Linux)/) ?? [];
        const names = { Edg: 'Edge', OPR: 'Opera', 'Mac OS X': 'macOS' };
        return [browser, system].filter(Boolean).map((name) => names[name] ?? name).join(', ') || agent.slice(0, 60);
    }

    #sessionList() {
        return html`
            <section class="card stack" aria-labelledby="account-sessions">
                <h2 id="account-sessions">${t('account.sessions')}</h2>
                <ul class="lines">
                    ${this.sessions.map(
                        (each) => html`<li>
                            <span><strong>${this.#program(each.program)}</strong>${each.current ? html` <alv-status kind="ok">${t('account.this-session')}</alv-status>` : nothing}<br>
                                <span class="muted">${t('account.session-times', { since: format.dateTime(each.since), used: format.dateTime(each.lastUsed) })}${each.address ? ` · ${each.address}` : ''}</span></span>
                            ${each.current ? nothing : html`<button type="button" @click=${() => this.#try(() => api.delete(`/api/accounts/me/sessions/${each.id}`, EVERYWHERE))}>${t('account.end')}</button>`}
                        </li>`,
                    )}
                </ul>
                ${this.sessions.length > 1 ? html`<div><button type="button" id="end-others" @click=${() => this.#try(() => api.delete('/api/accounts/me/sessions', EVERYWHERE))}>${t('account.end-others')}</button></div>` : nothing}
            </section>
        `;
    }

    // ---- tokens --------------------------------------------------------------------------------------------------------------

    async #make(values, options) {
        const scopes = Object.fromEntries(Object.entries(values.scopes ?? {}).filter(([, level]) => level && level !== 'none'));
        const made = await api.post('/api/accounts/me/tokens', { name: values.name, expires: values.expires, scopes }, { ...options, ...EVERYWHERE });
        this.secret = made.secret;
        this.open = null;
        await this.#load();
    }

    #scopes(scopes) {
        return format.list(Object.entries(scopes).map(([module, level]) => `${t(`module.${module}`)}: ${t(`level.${level}`)}`));
    }

    async #revoke(token) {
        if (await confirmSimple({ heading: t('account.revoke'), text: t('account.revoke-text', { name: token.name }), action: t('account.revoke') })) {
            await this.#try(() => api.delete(`/api/accounts/me/tokens/${token.id}`, EVERYWHERE));
        }
    }

    #tokenList() {
        const levels = ['none', 'view', 'edit', 'delete'].map((value) => ({ value, label: t(`level.${value}`) }));
        const start = new Date(Date.now() + YEAR_DAYS * 86_400_000).toISOString().slice(0, 10);
        return html`
            <section class="card stack" aria-labelledby="account-tokens">
                <h2 id="account-tokens">${t('account.tokens')}</h2>
                <p class="muted">${t('account.tokens-text')}</p>
                ${this.secret
                    ? html`<div class="notice" data-kind="ok" role="status"><alv-icon name="key"></alv-icon><div class="notice-words">${t('account.token-once')}<br><code class="raw" id="token-secret">${this.secret}</code></div>
                          <button type="button" @click=${() => navigator.clipboard.writeText(this.secret).then(() => toast(t('account.copied')), showProblem)}>${t('account.copy')}</button></div>`
                    : nothing}
                <ul class="lines">
                    ${this.tokens.map(
                        (token) => html`<li>
                            <span><strong>${token.name}</strong> ${new Date(token.expiresAt) < new Date() ? html`<alv-status kind="warn">${t('account.expired')}</alv-status>` : nothing}<br>
                                <span class="muted">${this.#scopes(token.scopes)} · ${t('account.token-times', { until: format.dateTime(token.expiresAt), used: token.lastUsed ? format.dateTime(token.lastUsed) : t('account.never') })}</span></span>
                            <button type="button" class="danger" @click=${() => this.#revoke(token)}>${t('account.revoke')}</button>
                        </li>`,
                    )}
                </ul>
                ${this.open === 'token'
                    ? html`<alv-form name="account-token" action-label=${t('account.token-make')} .value=${{ expires: start, scopes: Object.fromEntries(MODULES.map((module) => [module, 'none'])) }} .save=${(values, options) => this.#make(values, options)}>
                          <div class="grid2">
                              <alv-field name="name" label=${t('account.token-name')} required maxlength="100"></alv-field>
                              <alv-field name="expires" type="date" label=${t('account.token-expires')} required></alv-field>
                              ${MODULES.map((module) => html`<alv-field name="scopes/${module}" type="select" label=${t(`module.${module}`)} required .options=${levels}></alv-field>`)}
                          </div>
                      </alv-form>`
                    : html`<div><button type="button" id="add-token" @click=${() => ((this.open = 'token'), (this.secret = null))}>${t('account.token-add')}</button></div>`}
            </section>
        `;
    }

    render() {
        return html`
            <alv-header heading=${t('page.account')} sub=${t('account.sub')}></alv-header>
            ${this.me ? html`<div class="stack cards">${this.#signIn()} ${this.#factor()} ${this.#sessionList()} ${session.institution ? this.#tokenList() : nothing}</div>` : html`<alv-progress></alv-progress>`}
        `;
    }
}

customElements.define('alveolus-account', AlvAccount);
