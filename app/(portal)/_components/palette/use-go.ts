import { useRouter } from "next/navigation";
import { useCallback } from "react";

/** Goes to an address as a link would: a page with unsaved changes asks first. */
export function useGo(): (href: string) => void {
	const router = useRouter();
	return useCallback(
		(href) => {
			const link = document.createElement("a");
			link.href = href;
			link.addEventListener("click", (event) => {
				event.preventDefault();
				router.push(href);
			});
			document.body.append(link);
			link.click();
			link.remove();
		},
		[router],
	);
}
