import NextLink from "next/link";
import type { ComponentProps } from "react";

/** A link inside the portal. Each page is made for its visit, so none is asked for before its link is followed. */
export function Link(props: ComponentProps<typeof NextLink>) {
	return <NextLink prefetch={false} {...props} />;
}
