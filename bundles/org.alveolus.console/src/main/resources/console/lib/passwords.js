/** The rules of passwords, as the server holds them; each by the key of its words. */
export const PASSWORD_RULES = [
    ['length', (password) => password.length >= 8 && password.length <= 200],
    ['digit', (password) => /\p{Nd}/u.test(password)],
    ['symbol', (password) => /[^\p{L}\p{Nd}\s]/u.test(password)],
];

export function isStrong(password) {
    return PASSWORD_RULES.every(([, holds]) => holds(password));
}
