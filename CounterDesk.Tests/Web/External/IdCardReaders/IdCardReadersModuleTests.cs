using CounterDesk.Domain.IdCards;
using CounterDesk.Tests.Support;
using CounterDesk.Web.External.IdCardReaders;
using CounterDesk.Web.External.IdCardReaders.StandIn;
using CounterDesk.Web.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Web.External.IdCardReaders;

public sealed class IdCardReadersModuleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Words =>
    [
        .. Enum.GetValues<CardTrouble>().SelectMany(trouble => (string[])[$"Trouble_{trouble}", $"Do_{trouble}"]),
        .. Enum.GetValues<CardFault>().Select(fault => $"Fault_{fault}"),
        .. Enum.GetValues<CardFinding>().Select(finding => $"Finding_{finding}"),
        .. Enum.GetValues<Sex>().Select(sex => $"Sex_{sex}"),
        .. Enum.GetValues<StandInBehavior>().Select(behavior => $"StandIn_{behavior}"),
    ];

    [Theory]
    [InlineData("JingLun", null, "http://127.0.0.1:18889/api/readCert", "http://127.0.0.1:18889")]
    [InlineData("jinglun", "http://localhost:9000/read", "http://localhost:9000/read", "http://localhost:9000")]
    [InlineData("HuaShi", null, "http://127.0.0.1:19196/readcard", "http://127.0.0.1:19196")]
    [InlineData("XinZhongXin", null, "http://127.0.0.1:8989/api/ReadMsg?cardImg=1", "http://127.0.0.1:8989")]
    [InlineData("Est", null, "ws://127.0.0.1:33666/", "ws://127.0.0.1:33666")]
    public void A_page_may_ask_the_reader_s_address_and_no_other(
        string dialect, string? address, string asked, string origin)
    {
        var options = new IdCardReaderOptions
        {
            Dialect = dialect, Address = address is null ? null : new Uri(address),
        };

        Assert.Equal(asked, options.FindAddress()!.AbsoluteUri);
        Assert.Equal([origin], options.Origins);
    }

    [Fact]
    public void A_hall_without_readers_lets_no_page_ask_anybody() => Assert.Empty(new IdCardReaderOptions().Origins);

    [Fact]
    public async Task The_policy_of_every_page_has_the_reader_s_address()
    {
        await using var host = new DeskHost
        {
            Settings = [("IdCardReaders:Dialect", "Est"), ("IdCardReaders:Address", "ws://[::1]:4000/")],
        };
        using var browser = host.CreateClient();

        using var answer = await browser.GetAsync("/c", Cancellation);

        Assert.Contains(
            "connect-src 'self' ws://[::1]:4000;", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_hall_has_a_reader_that_answers()
    {
        await using var host = new DeskHost();
        using var browser = new HttpClient();
        var options = host.Services.GetRequiredService<IOptions<IdCardReaderOptions>>().Value;

        using var answer = await browser.PostAsync(options.FindAddress(), null, Cancellation);

        Assert.True(options.StandIn);
        Assert.Contains(
            StandInAnswers.Mark, await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void Every_value_that_is_shown_has_words(string key)
    {
        using var services = new ServiceCollection().AddWords().AddLogging().BuildServiceProvider();

        Assert.False(
            services.GetRequiredService<IStringLocalizer<IdCardReaderText>>()[key].ResourceNotFound, key);
    }
}
