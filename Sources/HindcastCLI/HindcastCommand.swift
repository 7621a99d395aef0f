import ArgumentParser

@main struct HindcastCommand: ParsableCommand {}
