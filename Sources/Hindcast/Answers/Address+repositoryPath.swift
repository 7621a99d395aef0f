internal import GitStore
public import HindcastModel

extension Address {
    /// The path of the resource's file in the history, as git prints it: what `git log -- <path>` takes.
    public var repositoryPath: String { RepositoryPath(self).text }
}
