"""The Train page: from a folder of pictures to a model of one's own, without a terminal."""
