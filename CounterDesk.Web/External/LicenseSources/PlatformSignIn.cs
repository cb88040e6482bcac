namespace CounterDesk.Web.External.LicenseSources;

/// <summary>By what a platform knows the hall for a while.</summary>
internal sealed record PlatformSignIn(string AccessId, string Token)
{
    /// <summary>It was agreed on beforehand and is not renewed by signing in.</summary>
    public bool IsForGood { get; init; }

    public override string ToString() => nameof(PlatformSignIn);
}
