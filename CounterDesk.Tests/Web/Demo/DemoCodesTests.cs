using CounterDesk.Domain.ShownCodes;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Demo.City;
using CounterDesk.Web.Demo.Phone;
using Microsoft.Extensions.Time.Testing;

namespace CounterDesk.Tests.Web.Demo;

public sealed class DemoCodesTests
{
    private readonly FakeTimeProvider _time = new(new(2026, 3, 18, 2, 28, 0, TimeSpan.Zero));
    private readonly DemoCodes _codes;

    public DemoCodesTests() => _codes = new(SomeLicenses.Catalog, new DeskClock(_time), _time);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("林秀兰", DemoCodeBehavior.Unknown, ShownCodeTrouble.Unknown)]
    [InlineData("林秀兰", DemoCodeBehavior.Expired, ShownCodeTrouble.Expired)]
    [InlineData("林秀兰", DemoCodeBehavior.Used, ShownCodeTrouble.Used)]
    [InlineData("林秀兰", DemoCodeBehavior.Garbled, ShownCodeTrouble.Garbled)]
    [InlineData("林秀兰", DemoCodeBehavior.AnotherKind, ShownCodeTrouble.AnotherKind)]
    [InlineData("白露", DemoCodeBehavior.Normal, ShownCodeTrouble.NotInForce)]
    [InlineData("秦嘉", DemoCodeBehavior.Normal, ShownCodeTrouble.NotInForce)]
    [InlineData("周福生", DemoCodeBehavior.Normal, ShownCodeTrouble.NotInForce)]
    public async Task Every_trouble_can_be_tried(string person, DemoCodeBehavior behavior, ShownCodeTrouble trouble) =>
        Assert.Equal(new ShownCodeReading.NotRead(trouble), await ReadAsync(_codes.Show(person, behavior)));

    [Fact]
    public async Task A_code_says_whose_it_is_once_and_tells_nothing_by_itself()
    {
        var token = _codes.Show("林秀兰", DemoCodeBehavior.Normal);
        var lin = DemoPeople.Named("林秀兰");
        Assert.DoesNotContain(lin.Number.Value[..6], token, StringComparison.Ordinal);

        Assert.Equal(new ShownCodeReading.Read(lin.Holder), await ReadAsync(token));
        Assert.Equal(new ShownCodeReading.NotRead(ShownCodeTrouble.Used), await ReadAsync(token));
    }

    [Fact]
    public async Task A_code_counts_for_five_minutes()
    {
        var token = _codes.Show("林秀兰", DemoCodeBehavior.Normal);
        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(new ShownCodeReading.NotRead(ShownCodeTrouble.Expired), await ReadAsync(token));
    }

    [Fact]
    public async Task A_silent_source_is_silent_until_nobody_waits()
    {
        Assert.True(ShownCode.TryParse(_codes.Show("林秀兰", DemoCodeBehavior.Silent), out var code));
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var asking = _codes.ResolveAsync(code, waiting.Token);
        Assert.False(asking.IsCompleted);

        await waiting.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public void Everybody_with_a_card_has_a_phone_here() => Assert.Contains("林秀兰", _codes.People);

    private async Task<ShownCodeReading> ReadAsync(string token)
    {
        Assert.True(ShownCode.TryParse(token, out var code));
        return ShownCodeReading.Of(await _codes.ResolveAsync(code, Cancellation), SomeLicenses.Catalog);
    }
}
