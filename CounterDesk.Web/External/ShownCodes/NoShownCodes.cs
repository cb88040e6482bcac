using CounterDesk.Domain.ShownCodes;

namespace CounterDesk.Web.External.ShownCodes;

/// <summary>The hall has no source that resolves codes; people are known by a card or typed.</summary>
internal sealed class NoShownCodes : IShownCodeSource
{
    public string Key => "none";

    public bool IsSetUp => false;

    public bool IsStandIn => false;

    public Task<ShownCodeAnswer> ResolveAsync(ShownCode code, CancellationToken cancellationToken) =>
        Task.FromResult<ShownCodeAnswer>(new ShownCodeAnswer.Unavailable());
}
