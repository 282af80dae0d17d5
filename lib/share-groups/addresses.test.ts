import { expect, test } from "vitest";
import { isPublicMailDomain } from "./addresses.ts";

test.each([
	"gmail.com",
	"googlemail.com",
	"*.gmail.com",
	"outlook.com",
	"yahoo.co.uk",
	"icloud.com",
	"proton.me",
	"fastmail.com",
])("anybody can have an address at %s", (domain) => {
	expect(isPublicMailDomain(domain)).toBe(true);
});

test.each(["acme.example", "notgmail.com", "gmail.com.acme.example"])("%s is somebody's own", (domain) => {
	expect(isPublicMailDomain(domain)).toBe(false);
});
