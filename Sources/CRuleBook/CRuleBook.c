int crulebook_placeholder;
