import { html, nothing } from 'lit';
import { AlvElement } from '../lib/element.js';
import { ProblemError, api } from '../lib/http.js';
import { t } from '../lib/texts.js';
import { showProblem, toast } from '../lib/toast.js';
import { problemWords } from '../lib/words.js';
import './new-password.js';

const OPEN = { noSignIn: true, everywhere: true };

/** Asks where to send a link for a new password. What it then says is the same whoever asks. */
class AlvForgot extends AlvElement {
    static properties = { sent: { state: true }, mail: { state: true }, error: { state: true }, busy: { state: true } };

    firstUpdated() {
        this.querySelector('input').focus();
    }

    async #submit(event) {
        event.preventDefault();
        const email = this.querySelector('[name=email]').value.trim();
        if (this.busy) {
            return;
        }
        this.error = null;
        if (!email) {
            this.error = t('fault.required');
            return;
        }
        this.busy = true;
        try {
            this.mail = (await api.post('/api/accounts/links', { email }, OPEN)).mail;
            this.sent = email;
            await this.updateComplete;
            this.querySelector('button').focus();
        } catch (error) {
            if (error instanceof ProblemError) {
                this.error = error.errors.length ? t('fault.not-an-email') : problemWords(error);
                this.querySelector('[name=email]').select();
            } else {
                showProblem(error);
            }
        } finally {
            this.busy = false;
        }
    }

    render() {
        const back = html`<button type="button" class="quiet wide" @click=${() => this.emit('alv-done', null, { bubbles: false })}>${t('forgot.back')}</button>`;
        if (this.sent) {
            return html`
                <div class="stack" role="status">
                    ${this.mail
                        ? html`<p class="notice" data-kind="ok" id="forgot-sent"><alv-icon name="envelope-check"></alv-icon><span class="notice-words">${t('forgot.sent', { email: this.sent })}</span></p>`
                        : html`<p class="notice" data-kind="warn" id="forgot-no-mail"><alv-icon name="envelope-slash"></alv-icon><span class="notice-words">${t('forgot.no-mail')}</span></p>`}
                    ${back}
                </div>
            `;
        }
        return html`
            <form class="stack" novalidate @submit=${this.#submit}>
                <p class="muted">${t('forgot.text')}</p>
                <div role="alert">${this.error ? html`<p class="notice" data-kind="error"><alv-icon name="x-octagon"></alv-icon><span class="notice-words">${this.error}</span></p>` : nothing}</div>
                <div class="field">
                    <label class="field-label" for="forgot-email">${t('field.email')}</label>
                    <input id="forgot-email" name="email" type="email" autocomplete="username" spellcheck="false" autocapitalize="off" data-scan="keep" maxlength="254" required>
                </div>
                <button type="submit" class="primary wide" aria-busy=${this.busy ? 'true' : 'false'}>${this.busy ? t('busy') : t('forgot.send')}</button>
                ${back}
            </form>
        `;
    }
}

/** What a link from a mail leads to: a new password, or another e-mail address. Needs no session. */
class AlvLink extends AlvElement {
    static properties = { link: { attribute: false }, seen: { state: true }, error: { state: true }, busy: { state: true } };

    async firstUpdated() {
        try {
            this.seen = await api.post('/api/accounts/links/look', { token: this.link.token }, OPEN);
        } catch (error) {
            this.error = error;
        }
    }

    async #password(password) {
        await api.post('/api/accounts/links/password', { token: this.link.token, password }, OPEN);
        toast(t('link.password-set'));
        this.emit('alv-done', this.seen.email, { bubbles: false });
    }

    async #email() {
        this.busy = true;
        try {
            await api.post('/api/accounts/links/email', { token: this.link.token }, OPEN);
            toast(t('link.email-set'));
            this.emit('alv-done', this.seen.email, { bubbles: false });
        } catch (error) {
            this.error = error;
        } finally {
            this.busy = false;
        }
    }

    render() {
        if (this.error) {
            return html`
                <div class="stack">
                    <alv-problem .error=${this.error}></alv-problem>
                    ${this.link.kind === 'password' ? html`<button type="button" class="primary wide" @click=${() => this.emit('alv-forgot', null, { bubbles: false })}>${t('link.again')}</button>` : nothing}
                    <button type="button" class="quiet wide" @click=${() => this.emit('alv-done', null, { bubbles: false })}>${t('forgot.back')}</button>
                </div>
            `;
        }
        if (!this.seen) {
            return html`<alv-progress></alv-progress>`;
        }
        if (this.seen.purpose === 'email') {
            return html`
                <div class="stack">
                    <p>${t('link.email-text', { email: this.seen.email })}</p>
                    <button type="button" class="primary wide" id="confirm-email" aria-busy=${this.busy ? 'true' : 'false'} @click=${() => this.#email()}>${t('link.email-action')}</button>
                </div>
            `;
        }
        return html`<alv-new-password email=${this.seen.email} .save=${(password) => this.#password(password)}></alv-new-password>`;
    }
}

customElements.define('alv-forgot', AlvForgot);
customElements.define('alv-link', AlvLink);
