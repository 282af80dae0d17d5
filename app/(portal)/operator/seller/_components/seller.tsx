import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { sellerChoices } from "@/components/seller/seller-choices.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { readSellerSettings } from "@/lib/seller/queries.ts";
import { SellerForm } from "./seller-form.tsx";

export async function Seller({ actor }: { actor: Actor }) {
	const [settings, locale] = await Promise.all([readSellerSettings({ actor }), getLocale()]);
	if (!settings) notFound();
	const choices = sellerChoices(locale);
	// Where it can't change any more, there is nothing to choose.
	const timeZones = settings.isTimeZoneFixed ? [settings.timeZone] : choices.timeZones;
	return <SellerForm settings={settings} choices={{ ...choices, timeZones }} />;
}
