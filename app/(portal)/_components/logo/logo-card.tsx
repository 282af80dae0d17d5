import { getTranslations } from "next-intl/server";
import type { Actor } from "@/lib/auth/actor.ts";
import { readLogo } from "@/lib/logos/queries.ts";
import { LogoForm } from "./logo-form.tsx";

/** The logo of the actor's organization (product.md 57); the operator's is the seller's (52). */
export async function LogoCard({ actor }: { actor: Actor }) {
	const [logo, t] = await Promise.all([readLogo({}, actor.organizationId), getTranslations("logo")]);
	return <LogoForm logo={logo} text={t(actor.isOperator ? "onPapers" : "inTopBar")} />;
}
