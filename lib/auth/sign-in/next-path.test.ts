import { expect, it } from "vitest";
import { START_PATH, safeNextPath } from "./next-path.ts";

it.each(["/usage", "/orders?view=own&page=2", "/admin/users/0199c0de"])("goes on to %s", (path) => {
	expect(safeNextPath(path)).toBe(path);
});

it.each([
	undefined,
	["/usage"],
	"",
	"/",
	"usage",
	"https://evil.example",
	"//evil.example",
	"/\\evil.example",
	"/\t/evil.example",
	"/.//evil.example",
	"javascript:alert(1)",
	"/sign-in?next=/usage",
	"/api/auth/csrf",
])("goes to the start page instead of %s", (path) => {
	expect(safeNextPath(path)).toBe(START_PATH);
});
