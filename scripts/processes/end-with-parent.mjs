// Loaded into Next's process: it ends when the launcher is gone, even if that was killed and could not tell it.
process.on("disconnect", () => process.exit(1));
