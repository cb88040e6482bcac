using CounterDesk.Domain.Visits;

namespace CounterDesk.Tests.Support;

/// <summary>An ordinary purpose and an ordinary basis.</summary>
internal static class SomeVisits
{
    public static Purpose Purpose { get; } = Purpose.Create("高龄津贴申领", "云山市清河区民政局");

    public static Basis Basis { get; } = Basis.Create(BasisKind.HolderAuthorization, BasisProof.SignedPaper, null);
}
