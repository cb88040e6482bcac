using CounterDesk.Domain.Sharing;

namespace CounterDesk.Web.External.LicenseSources;

/// <summary>By what a platform knows the hall for a while.</summary>
internal sealed record PlatformSignIn(string AccessId, string Token)
{
    public override string ToString() => nameof(PlatformSignIn);

    public static implicit operator Answer(PlatformSignIn signIn) => new(new PlatformAnswer<PlatformSignIn>.Answered(signIn));

    /// <summary>A sign-in, or why there is none.</summary>
    internal sealed record Answer(PlatformAnswer<PlatformSignIn> Value)
    {
        /// <summary>Goes on with the sign-in; without one the outcome is why there is none.</summary>
        public async Task<PlatformAnswer<T>> ThenAsync<T>(Func<PlatformSignIn, Task<PlatformAnswer<T>>> ask) =>
            Value is PlatformAnswer<PlatformSignIn>.Answered(var signIn)
                ? await ask(signIn)
                : Value.Then<T>(_ => throw new System.Diagnostics.UnreachableException());
    }
}
