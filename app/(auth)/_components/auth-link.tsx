import type { ComponentProps } from "react";
import { Link } from "@/components/ui/link.tsx";

/** A link in a sentence. */
export function AuthLink(props: ComponentProps<typeof Link>) {
	return (
		<Link
			{...props}
			className="font-medium text-accent-ink underline decoration-transparent underline-offset-4 hover:decoration-current"
		/>
	);
}
