import type { useTranslations } from "next-intl";
import type { Namespace } from "@/lib/text/messages.ts";

/** What `useTranslations` and `getTranslations` return, for functions that are given it. */
export type Translate<Of extends Namespace> = ReturnType<typeof useTranslations<Of>>;
