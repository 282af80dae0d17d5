import { inView } from "@/components/requested-view.ts";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { CreditView } from "@/lib/owners/credit-view.ts";

/** From the latest few to all of them, in the same view. */
export function AllLink({ view, path, label }: { view: CreditView; path: string; label: string }) {
	return (
		<Button asChild variant="link">
			<Link href={inView(path, view)}>{label}</Link>
		</Button>
	);
}
