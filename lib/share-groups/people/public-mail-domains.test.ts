import { expect, test } from "vitest";
import { isPublicMailDomain } from "./public-mail-domains.ts";

test.each([
	"gmail.com",
	"googlemail.com",
	"*.gmail.com",
	"outlook.com",
	"yahoo.co.uk",
	"icloud.com",
	"proton.me",
	"fastmail.com",
	"tutanota.com",
	"tuta.com",
	"gmx.ch",
	"posteo.lu",
	"posteo.de",
	"duck.com",
	"139.com",
	"co.uk",
	"*.co.uk",
	"*.com.br",
	"*.xn--55qx5d.cn",
	"*.github.io",
	"*.onmicrosoft.com",
	"*.mail.onmicrosoft.com",
	"*.appleid.com",
	"privaterelay.appleid.com",
	"googlegroups.com",
	"*.zendesk.com",
])("anyone can have an address at %s", (domain) => {
	expect(isPublicMailDomain(domain)).toBe(true);
});

test.each([
	"acme.example",
	"notgmail.com",
	"gmail.com.acme.example",
	"acme.co.uk",
	"*.acme.co.uk",
	"*.xn--bcher-kva.example",
	"github.io",
	"acme.onmicrosoft.com",
	"*.acme.onmicrosoft.com",
	"tum.de",
])("%s is an organization's own", (domain) => {
	expect(isPublicMailDomain(domain)).toBe(false);
});
