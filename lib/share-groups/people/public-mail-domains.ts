import providers from "email-providers/all.json" with { type: "json" };
import { parse } from "tldts";

/** Providers of private mailboxes that have a domain in many countries. */
const INTERNATIONAL = [
	"aol",
	"fastmail",
	"gmail",
	"gmx",
	"hotmail",
	"posteo",
	"tutanota",
	"yahoo",
	"yandex",
	"zohomail",
];

/** Other providers that the list lacks, and those of addresses that forward to a private mailbox. */
const MORE = [
	...["126.net", "139.com", "163.net", "189.cn", "8alias.com", "8shield.net", "a1.net", "addy.io", "airmail.cc"],
	...["aleeas.com", "alicedsl.de", "anonaddy.com", "anonaddy.me", "aon.at", "asahi-net.or.jp", "atomicmail.io"],
	...["autograf.pl", "biglobe.ne.jp", "bigmir.net", "chello.at", "citromail.hu", "disroot.org", "dralias.com"],
	...["duck.com", "eclipso.de", "eclipso.eu", "email.ua", "hispeed.ch", "icloud.com.cn", "ik.me", "jubii.dk"],
	...[
		"kakao.com",
		"keemail.me",
		"kolabnow.com",
		"live.co.jp",
		"magenta.de",
		"mail.bg",
		"mail.ch",
		"mail.de",
		"mail.dk",
	],
	...["mailfence.com", "mailo.com", "meta.ua", "mozmail.com", "msgsafe.io", "murena.io", "nifty.com", "o2online.de"],
	...["ocn.ne.jp", "onet.eu", "onmail.com", "op.pl", "outlook.ch", "outlook.cn", "outlook.se", "passfwd.com"],
	...["passinbox.com", "passmail.com", "passmail.net", "pm.me", "qip.ru", "riseup.net", "silomails.com"],
	...["simplelogin.co", "simplelogin.com", "simplelogin.fr", "skiff.com", "slmail.me", "slmails.com", "sohu.com"],
	...["soverin.net", "startmail.com", "sunrise.ch", "swissonline.ch", "tlen.pl", "tuta.com", "tuta.io", "tutamail.com"],
	...["upcmail.nl", "vivaldi.net", "vodafonemail.de", "wolke7.net", "xs4all.nl", "zaq.ne.jp", "ziggo.nl", "zoho.eu"],
];

/** Where anyone can get a subdomain, or an address: the list of public suffixes lacks these. */
const SHARED_SUFFIXES = new Set([
	...["onmicrosoft.com", "mail.onmicrosoft.com", "onmicrosoft.us", "onmicrosoft.de", "onmschina.cn"],
	...["partner.onmschina.cn", "microsoftonline.com", "appleid.com", "privaterelay.appleid.com", "33mail.com"],
	...["amazonses.com", "atlassian.net", "erine.email", "freshdesk.com", "gappssmtp.com", "googlegroups.com"],
	...["mailgun.org", "sendgrid.net", "sharepoint.com", "slack.com", "spamgourmet.com", "test-google-a.com"],
	...["zendesk.com", "zoom.us"],
]);

const publicMailDomains = new Set([...providers, ...MORE]);

/**
 * Whether anyone can have an address there, so that the domain says nothing about whom it would let in (product.md 22):
 * a provider's, or one below which strangers have their own, as the Public Suffix List and ours know them. For a
 * domain, or `*.` with one, as `normalizeDomain` returns it.
 */
export function isPublicMailDomain(domain: string): boolean {
	const name = domain.replace(/^\*\./, "");
	// Below `github.io` everyone has their own domain, but an address at `github.io` itself is its owner's.
	const registered = parse(name, { allowPrivateDomains: name !== domain });
	if (registered.domain === null || publicMailDomains.has(name) || SHARED_SUFFIXES.has(name)) return true;
	return INTERNATIONAL.includes(registered.domainWithoutSuffix ?? "");
}
