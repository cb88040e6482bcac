using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Mandates;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Mandates;

public sealed class MandateRecordTests : IAsyncLifetime
{
    private static readonly Guid _agent = Guid.CreateVersion7();
    private static readonly Guid _principal = Guid.CreateVersion7();

    private static readonly Mandate _notarized = SomeMandates.Letter with
    {
        Matter = "代林秀兰办理老年人补贴",
        Reading = new(SomeMandates.Allowance.Code, true),
        Kinds = [SomeLicenses.ResidentIdCard, SomeLicenses.HouseholdRegister],
        LastDay = null,
        RunsUntilDone = true,
        Form = LetterForm.NotarizedLetter,
        Number = "（2026）云证字第 1024 号",
        KnownEnd = MandateEnd.Revoked,
    };

    private readonly List<Guid> _recorded = [];
    private TestDesk _desk = null!;
    private Visit _visit = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _visit = await _desk.OpenVisitAsync();
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task While_the_visit_is_open_the_mandate_comes_back_as_it_was_recorded()
    {
        foreach (var mandate in (Mandate[])[SomeMandates.Letter, _notarized])
        {
            await RecordAsync(mandate);

            var read = (await ReadAsync())[^1].Read(SomeKeys.Ring)!;

            Assert.Equal(mandate.Kinds, read.Kinds);
            Assert.Equal(mandate, read with { Kinds = mandate.Kinds });
        }
    }

    [Fact]
    public async Task Names_and_matter_stand_in_the_row_masked_or_encrypted_only()
    {
        await RecordAsync(_notarized);

        var record = Assert.Single(await ReadAsync());

        Assert.Equal(("何*平", "林*兰"), (record.MaskedAgent, record.MaskedPrincipal));
        Assert.Equal((_visit.Id, _agent, _principal), (record.VisitId, record.AgentPartyId, record.PrincipalPartyId));
        Assert.Equal(
            (SomeMandates.Allowance.Code, true, "（2026）云证字第 1024 号"),
            (record.ReadItemCode, record.IsItemCovered, record.Number));
        Assert.Throws<KeyRingException>(() => SomeKeys.Ring.Decrypt(KeyUse.Proof, record.Words!));
    }

    [Fact]
    public async Task When_the_visit_closes_the_letters_words_go_and_the_rest_stays()
    {
        await RecordAsync(SomeMandates.Letter);
        await RecordAsync(_notarized);
        var another = await _desk.OpenVisitAsync();
        await RecordAsync(SomeMandates.Letter, another.Id);

        await using (var db = _desk.Database.CreateDbContext())
        {
            await db.WipeMandatesAsync(_visit.Id, Cancellation);
            await db.SaveChangesAsync(Cancellation);
        }

        var records = await ReadAsync();
        Assert.All(records[..2], record => Assert.Null(record.Words));
        Assert.All(records[..2], record => Assert.Null(record.Read(SomeKeys.Ring)));
        Assert.Equal("林*兰", records[0].MaskedPrincipal);
        Assert.NotNull(records[2].Read(SomeKeys.Ring));
    }

    [Fact]
    public void What_is_not_well_formed_is_not_recorded() => Assert.Throws<ArgumentException>(() => MandateRecord.Of(
        _visit.Id, _agent, _principal, SomeMandates.Letter with { Matter = "" }, SomeKeys.Ring, _visit.OpenedAtUtc));

    private async Task RecordAsync(Mandate mandate, Guid? visit = null)
    {
        await using var db = _desk.Database.CreateDbContext();
        var record = MandateRecord.Of(
            visit ?? _visit.Id, _agent, _principal, mandate, SomeKeys.Ring, _desk.Time.GetUtcNow().UtcDateTime);
        db.Add(record);
        await db.SaveChangesAsync(Cancellation);
        _recorded.Add(record.Id);
    }

    // In the order in which they were recorded: ids of the same millisecond have none.
    private async Task<List<MandateRecord>> ReadAsync()
    {
        await using var db = _desk.Database.CreateDbContext();
        var records = await db.Set<MandateRecord>().AsNoTracking().ToListAsync(Cancellation);
        return [.. records.OrderBy(record => _recorded.IndexOf(record.Id))];
    }
}
