import type { Actor } from "@/lib/auth/actor.ts";
import { DEMO_ITEMS } from "@/lib/demo/demo-items.ts";
import { readPayers } from "@/lib/demo/queries.ts";
import { UseCreditsForm } from "./use-credits-form.tsx";

export async function UseCredits({ actor }: { actor: Actor }) {
	return <UseCreditsForm items={DEMO_ITEMS} payers={await readPayers({ actor })} userId={actor.userId} />;
}
