import { html, nothing } from 'lit';
import { AlvElement } from '../lib/element.js';
import { ProblemError } from '../lib/http.js';
import { session } from '../lib/session.js';
import { t } from '../lib/texts.js';
import { problemWords } from '../lib/words.js';
import { showProblem } from '../lib/toast.js';

/** Asks for e-mail address and password; also over a page whose session ended. */
class AlvSignIn extends AlvElement {
    static properties = { again: { type: Boolean }, busy: { state: true }, error: { state: true }, shown: { state: true } };

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
        this.busy = true;
        this.error = null;
        try {
            await session.signIn(email, password.value);
            this.emit('alv-signed-in', null, { bubbles: false });
        } catch (error) {
            if (error instanceof ProblemError) {
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
                        .value=${session.account?.email ?? ''}>
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
                <button type="submit" class="primary wide" aria-busy=${this.busy ? 'true' : 'false'}>${this.busy ? t('busy') : t('sign-in')}</button>
            </form>
        `;
    }
}

customElements.define('alv-sign-in', AlvSignIn);
