import { html, nothing } from 'lit';
import { AlvElement } from '../lib/element.js';
import { ProblemError } from '../lib/http.js';
import { session } from '../lib/session.js';
import { t } from '../lib/texts.js';
import { problemWords } from '../lib/words.js';
import { showProblem } from '../lib/toast.js';

/** Asks for e-mail address and password, then for a code where there is a second factor; also over a page whose session ended. */
class AlvSignIn extends AlvElement {
    static properties = { again: { type: Boolean }, email: {}, busy: { state: true }, error: { state: true }, shown: { state: true }, code: { state: true } };

    firstUpdated() {
        this.querySelector(this.again ? '[name=password]' : '[name=email]').focus();
    }

    async #submit(event) {
        event.preventDefault();
        if (this.busy) {
            return;
        }
        const email = this.querySelector('[name=email]').value.trim();
        const password = this.querySelector('[name=password]');
        if (!email || !password.value) {
            this.error = t('sign-in.both');
            this.querySelector(email ? '[name=password]' : '[name=email]').focus();
            return;
        }
        const code = this.querySelector('[name=code]')?.value.trim();
        if (this.code && !code) {
            this.error = t('sign-in.code-needed');
            this.querySelector('[name=code]').focus();
            return;
        }
        this.busy = true;
        this.error = null;
        try {
            await session.signIn(email, password.value, code);
            this.emit('alv-signed-in', null, { bubbles: false });
        } catch (error) {
            if (error.type === 'second-factor' || error.type === 'wrong-code') {
                this.error = this.code || error.type === 'wrong-code' ? t('problem.wrong-code') : null;
                this.code = true;
                await this.updateComplete;
                this.querySelector('[name=code]').select();
                this.querySelector('[name=code]').focus();
            } else if (error instanceof ProblemError) {
                this.error = error.status === 401 || error.status === 400 ? t('sign-in.wrong') : problemWords(error);
                password.select();
            } else {
                showProblem(error);
            }
        } finally {
            this.busy = false;
        }
    }

    render() {
        return html`
            <form class="stack" novalidate @submit=${this.#submit}>
                <div role="alert">${this.error ? html`<p class="notice" data-kind="error"><alv-icon name="x-octagon"></alv-icon><span class="notice-words">${this.error}</span></p>` : nothing}</div>
                <div class="field">
                    <label class="field-label" for="sign-in-email">${t('field.email')}</label>
                    <input id="sign-in-email" name="email" type="email" autocomplete="username" spellcheck="false" autocapitalize="off" data-scan="keep" required
                        .value=${session.account?.email ?? this.email ?? ''}>
                </div>
                <div class="field">
                    <label class="field-label" for="sign-in-password">${t('field.password')}</label>
                    <span class="password-line">
                        <input id="sign-in-password" name="password" type=${this.shown ? 'text' : 'password'} autocomplete="current-password" data-scan="keep" required>
                        <button type="button" class="icon quiet" aria-pressed=${this.shown ? 'true' : 'false'} aria-label=${t('sign-in.show')} @click=${() => (this.shown = !this.shown)}>
                            <alv-icon name=${this.shown ? 'eye-slash' : 'eye'}></alv-icon>
                        </button>
                    </span>
                </div>
                ${this.code
                    ? html`<div class="field">
                          <label class="field-label" for="sign-in-code">${t('sign-in.code')}</label>
                          <input id="sign-in-code" name="code" type="text" inputmode="text" autocomplete="one-time-code" spellcheck="false" autocapitalize="characters" data-scan="keep" maxlength="40" required aria-describedby="sign-in-code-hint">
                          <p id="sign-in-code-hint" class="field-hint">${t('sign-in.code-hint')}</p>
                      </div>`
                    : nothing}
                <button type="submit" class="primary wide" aria-busy=${this.busy ? 'true' : 'false'}>${this.busy ? t('busy') : t('sign-in')}</button>
                ${this.again ? nothing : html`<button type="button" class="quiet wide" @click=${() => this.emit('alv-forgot', null, { bubbles: false })}>${t('forgot.link')}</button>`}
            </form>
        `;
    }
}

customElements.define('alv-sign-in', AlvSignIn);
