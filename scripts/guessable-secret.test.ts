import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { isGuessable } from "./guessable-secret.ts";

it.each([
	["a sequence", "abcdefghijklmnopqrstuvwxyz0123456789"],
	["a sequence backwards", "zyxwvutsrqponmlkjihgfedcba9876543210"],
	["a keyboard's rows", "qwertyuiopasdfghjklzxcvbnm1234567890"],
	["the digits repeated", "12345678901234567890123456789012"],
	["a word repeated", "correct-horse-correct-horse-correct-horse"],
	["a random part repeated", "x7Kq9mVwR2x7Kq9mVwR2x7Kq9mVwR2x7Kq9mVwR2"],
	["words repeated in another case", "NorthwindTradersNORTHWINDTRADERSnorthwindtraders"],
	["one character", "a".repeat(40)],
	["few characters", "abababcdcdcdababefefefabcdababcdcdef"],
	["a documentation example", "please-change-me-before-you-deploy-9Q2x"],
	["the product's name", "commonpurse-production-2026-key-x9!vLz"],
])("%s is guessable", (_, secret) => {
	expect(isGuessable(secret)).toBe(true);
});

it("what `openssl rand` makes isn't, in any of its forms", () => {
	for (let round = 0; round < 500; round += 1) {
		for (const secret of [
			randomBytes(32).toString("base64"),
			randomBytes(24).toString("base64url"),
			randomBytes(32).toString("hex"),
		]) {
			expect(isGuessable(secret), secret).toBe(false);
		}
	}
});
