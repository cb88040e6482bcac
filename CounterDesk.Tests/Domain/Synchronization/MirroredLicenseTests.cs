using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Synchronization;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Synchronization;

public sealed class MirroredLicenseTests
{
    private static readonly License _license = SomeLicenses.Of(SomeLicenses.MarriageCertificate);

    private static readonly LicenseChange[] _changes =
    [
        new LicenseChange.Published(3, _license, null),
        new LicenseChange.StatusChanged(5, _license.Identifier, LicenseStatus.Suspended, "暂停"),
        new LicenseChange.Published(8, _license with { Number = "J999901-2019-000400" }, null),
        new LicenseChange.StatusChanged(9, _license.Identifier, LicenseStatus.Cancelled, "注销"),
    ];

    [Fact]
    public void The_same_changes_give_the_same_in_every_order_and_however_often_they_come()
    {
        var inOrder = Heard(_changes);
        Assert.Equal((8L, 9L, LicenseStatus.Cancelled, "注销"), (inOrder.ContentChange, inOrder.StatusChange, inOrder.Status, inOrder.RawStatus));
        Assert.Equal("J999901-2019-000400", inOrder.Standing.Number);

        var orders = Permutations([.. _changes]).ToList();
        Assert.Equal(24, orders.Count);
        Assert.All(orders, order => Assert.Equal(inOrder, Heard([.. order, .. order])));
    }

    [Fact]
    public void An_older_change_never_takes_the_place_of_a_newer()
    {
        var known = Heard(_changes[3], _changes[0]);

        Assert.Equal((LicenseStatus.Cancelled, 3L), (known.Standing.Status, known.ContentChange));
    }

    [Theory]
    [InlineData(LicenseStatus.Withdrawn, true)]
    [InlineData(LicenseStatus.Cancelled, false)]
    public void Only_what_was_taken_back_loses_its_file(LicenseStatus status, bool isLost) => Assert.Equal(
        isLost, Heard(_changes[0], new LicenseChange.StatusChanged(5, _license.Identifier, status, null)).HasLostFile);

    private static MirroredLicense Heard(params LicenseChange[] changes) =>
        changes.Aggregate(MirroredLicense.Unknown, (known, change) => known.Hear(change));

    private static IEnumerable<List<LicenseChange>> Permutations(List<LicenseChange> changes) => changes.Count is 0
        ? [[]]
        : changes.SelectMany(first => Permutations([.. changes.Where(other => other != first)]).Select(rest => (List<LicenseChange>)[first, .. rest]));
}
