import { expect, test } from "vitest";
import { readKeyArguments } from "./key-arguments.ts";

test("what a key is to be is read from the command's arguments", () => {
	const read = readKeyArguments(["--name", "Billing", "--scopes", "charge, refund", "--expires", "2999-01-01"]);
	expect(read).toEqual({
		name: "Billing",
		scopes: ["charge", "refund"],
		isTest: false,
		expiresAt: new Date("2999-01-01T00:00:00Z"),
	});
	expect(readKeyArguments(["--name", "A", "--scopes", "check", "--test"])).toMatchObject({ isTest: true });
});

test("what can't be read is said, with the scopes that there are", () => {
	expect(() => readKeyArguments(["--name", "A", "--scopes", "everything"])).toThrow(/sign_in_users/);
	expect(() => readKeyArguments(["--scopes", "charge"])).toThrow(/--name/);
	expect(() => readKeyArguments(["--colour", "red"])).toThrow(/keys:create/);
	expect(() => readKeyArguments(["--name", "A", "--scopes", "charge", "--expires", "soon"])).toThrow(/--expires/);
});
