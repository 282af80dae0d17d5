import { useRouter, useSearchParams } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import type { TableAddress } from "./table-address.ts";

/** The query of the page's address and how it is changed, in a transition: what is shown stays until the answer is there. */
export function useAddressChange(): TableAddress & { readonly shown: string } {
	const router = useRouter();
	const [pending, startTransition] = useTransition();
	// Shown at once, and the base of the next change, so that neither of two changes in a row is lost.
	const shown = useSearchParams().toString();
	const [asked, setAsked] = useOptimistic(shown);
	const go = (href: string, history: "push" | "replace" = "push") =>
		startTransition(() => {
			const { search } = new URL(href, window.location.href);
			setAsked(search);
			// The same address again: what this browser keeps has changed.
			if (search === window.location.search) router.refresh();
			else router[history](href, { scroll: false });
		});
	return { asked, pending, go, shown };
}
