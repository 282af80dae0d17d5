import { useTranslations } from "next-intl";
import { Credits } from "./credits.tsx";

/** How many credits an order brings: none is what an unlimited subscription has. */
export function OrderedCredits({ credits }: { credits: bigint }) {
	const word = useTranslations("words");
	return credits === 0n ? word("unlimited") : <Credits credits={credits} />;
}
