import type { UserRight } from "@/lib/auth/rights-of-organization.ts";

export interface DemoPerson {
	readonly name: string;
	/** The part of the address before the @; the organization's domain comes after it. */
	readonly mailbox: string;
	/** Administrator, Member, or one of the organization's own roles. */
	readonly role: string;
	/** The mailbox of the Credit Owner, if that is another user. */
	readonly creditOwner?: string;
	readonly timeZone?: string;
	readonly suspended?: boolean;
}

export interface DemoOrganization {
	readonly name: string;
	readonly domain: string;
	readonly isOperator: boolean;
	readonly roles: readonly { name: string; rights: readonly UserRight[] }[];
	/** The first one is an administrator and creates the others. */
	readonly people: readonly DemoPerson[];
}

export const OPERATOR: DemoOrganization = {
	name: "Commonpurse",
	domain: "commonpurse.example",
	isOperator: true,
	roles: [],
	people: [{ name: "Olivia Park", mailbox: "operator", role: "Administrator" }],
};

// Peter and Mary are their own Credit Owners, and no one uses John's credits yet: that is for the reader to play.
export const NORTHWIND: DemoOrganization = {
	name: "Northwind",
	domain: "northwind.example",
	isOperator: false,
	roles: [
		{ name: "Team lead", rights: ["view_user_list"] },
		{ name: "Finance", rights: ["purchase", "view_billing", "view_audit_log"] },
		{ name: "People desk", rights: ["purchase", "view_user_list", "edit_user"] },
	],
	people: [
		{ name: "Alex Morgan", mailbox: "admin", role: "Administrator" },
		{ name: "John Lee", mailbox: "john", role: "Member" },
		{ name: "Peter Wong", mailbox: "peter", role: "Member" },
		{ name: "Mary Chan", mailbox: "mary", role: "Member" },
		{ name: "Grace Kim", mailbox: "grace.kim", role: "Member" },
		{ name: "Daniel Okafor", mailbox: "daniel.okafor", role: "Member", creditOwner: "grace.kim" },
		{ name: "Sofia Marques", mailbox: "sofia.marques", role: "Member", creditOwner: "grace.kim" },
		{ name: "Henry Lau", mailbox: "henry.lau", role: "Team lead", creditOwner: "grace.kim" },
		{ name: "Ingrid Nilsen", mailbox: "ingrid.nilsen", role: "Team lead", creditOwner: "grace.kim" },
		{ name: "Tomás Herrera", mailbox: "tomas.herrera", role: "Member", creditOwner: "grace.kim" },
		{ name: "Aisha Rahman", mailbox: "aisha.rahman", role: "Member" },
		{ name: "Victor Dubois", mailbox: "victor.dubois", role: "Member", creditOwner: "aisha.rahman" },
		{ name: "Yuki Tanaka", mailbox: "yuki.tanaka", role: "Member", creditOwner: "aisha.rahman" },
		{ name: "Lucas Meyer", mailbox: "lucas.meyer", role: "Member", creditOwner: "aisha.rahman" },
		{ name: "Priya Nair", mailbox: "priya.nair", role: "Member" },
		{ name: "Elena Rossi", mailbox: "elena.rossi", role: "Member" },
		{ name: "Samuel Osei", mailbox: "samuel.osei", role: "Member", creditOwner: "elena.rossi" },
		{ name: "Chloe Martin", mailbox: "chloe.martin", role: "Member", creditOwner: "elena.rossi" },
		{ name: "Ben Carter", mailbox: "ben.carter", role: "Member", creditOwner: "elena.rossi" },
		{ name: "Wei Zhang", mailbox: "wei.zhang", role: "Member", creditOwner: "elena.rossi" },
		{ name: "Nadia Petrova", mailbox: "nadia.petrova", role: "Member", creditOwner: "elena.rossi" },
		{ name: "Oscar Lindqvist", mailbox: "oscar.lindqvist", role: "Member" },
		{ name: "Fatima Zahra", mailbox: "fatima.zahra", role: "Finance" },
		{ name: "Robert Hayes", mailbox: "robert.hayes", role: "Finance" },
		{ name: "Hannah Fischer", mailbox: "hannah.fischer", role: "People desk" },
		{ name: "Kenji Mori", mailbox: "kenji.mori", role: "Member" },
		{ name: "Laura Bennett", mailbox: "laura.bennett", role: "Member" },
		{ name: "Marco Conti", mailbox: "marco.conti", role: "Member" },
		{ name: "Emily Clark", mailbox: "emily.clark", role: "Member" },
		{ name: "Andre Silva", mailbox: "andre.silva", role: "Member" },
		{ name: "Julia Novak", mailbox: "julia.novak", role: "Member" },
		{ name: "Rafael Costa", mailbox: "rafael.costa", role: "Member", suspended: true },
	],
};

export const LAKESIDE: DemoOrganization = {
	name: "Lakeside College",
	domain: "lakeside.example",
	isOperator: false,
	roles: [{ name: "Lecturer", rights: ["purchase", "view_user_list"] }],
	people: [
		{ name: "Margaret Doyle", mailbox: "office", role: "Administrator" },
		{ name: "Arthur Bell", mailbox: "arthur.bell", role: "Lecturer" },
		{ name: "Simone Weber", mailbox: "simone.weber", role: "Lecturer" },
		{ name: "Jack Turner", mailbox: "jack.turner", role: "Member", creditOwner: "arthur.bell" },
		{ name: "Amara Diallo", mailbox: "amara.diallo", role: "Member", creditOwner: "arthur.bell" },
		{ name: "Leo Virtanen", mailbox: "leo.virtanen", role: "Member", creditOwner: "simone.weber" },
		{ name: "Maya Cohen", mailbox: "maya.cohen", role: "Member", creditOwner: "simone.weber" },
		{ name: "Dylan Murphy", mailbox: "dylan.murphy", role: "Member" },
		// These use what Simone Weber shares with them, and have no credits of their own.
		{ name: "Rosa Almeida", mailbox: "rosa.almeida", role: "Member" },
		{ name: "Theo Grant", mailbox: "theo.grant", role: "Member" },
		{ name: "Inès Moreau", mailbox: "ines.moreau", role: "Member" },
	],
};

// Sally's 50 lab credits are unshared, and there is no ABCgroup yet: that is for the reader to play.
export const ACME: DemoOrganization = {
	name: "Acme",
	domain: "acme.example",
	isOperator: false,
	roles: [],
	people: [
		{ name: "Sally G", mailbox: "sallyg", role: "Administrator" },
		{ name: "Bob Hill", mailbox: "bob", role: "Member" },
	],
};

export const GLOBEX: DemoOrganization = {
	name: "Globex",
	domain: "globex.example",
	isOperator: false,
	roles: [],
	people: [{ name: "Tom Baker", mailbox: "tom", role: "Administrator" }],
};

export const ORGANIZATIONS: readonly DemoOrganization[] = [OPERATOR, NORTHWIND, LAKESIDE, ACME, GLOBEX];

/** The address of a user of Northwind. */
export const northwind = (mailbox: string): string => `${mailbox}@${NORTHWIND.domain}`;
/** The address of a user of Lakeside College. */
export const lakeside = (mailbox: string): string => `${mailbox}@${LAKESIDE.domain}`;
/** The address of a user of Acme. */
export const acme = (mailbox: string): string => `${mailbox}@${ACME.domain}`;
