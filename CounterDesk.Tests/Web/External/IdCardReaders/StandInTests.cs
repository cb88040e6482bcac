using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using CounterDesk.Domain.IdCards;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Browser;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Demo.Reader;
using CounterDesk.Web.External.IdCardReaders;
using CounterDesk.Web.External.IdCardReaders.Dialects;
using CounterDesk.Web.External.IdCardReaders.StandIn;
using Microsoft.AspNetCore.Builder;

namespace CounterDesk.Tests.Web.External.IdCardReaders;

/// <summary>The stand-in on a real socket, asked as a browser asks it.</summary>
public sealed class StandInTests : IAsyncLifetime
{
    private const string Lin = "林秀兰";
    private const string Challenge = "1f";

    private readonly int _port = ServedDesk.FreePort();
    private StandInReader _reader = null!;
    private WebApplication _service = null!;
    private HttpClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _reader = new StandInReader(new StandInTray(DemoCards.All(SomeLicenses.Catalog, new(2026, 3, 18))));
        _service = _reader.Build(_port, "--environment", "Development");
        await _service.StartAsync(Cancellation);
        _client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_port}") };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
    }

    [Theory]
    [InlineData("JingLun")]
    [InlineData("HuaShi")]
    [InlineData("XinZhongXin")]
    [InlineData("Est")]
    [InlineData("Signed")]
    public async Task It_speaks_every_dialect_and_says_that_it_is_none(string dialect)
    {
        Assert.Equal(new CardReading.NotRead(CardTrouble.NoCard), await ReadAsync(dialect));

        await TellAsync(Lin, "Normal");
        var read = Assert.IsType<CardReading.Read>(await ReadAsync(dialect));
        Assert.Equal(Lin, read.Card.Name);
        Assert.False(read.Card.Photo.IsEmpty);
        Assert.True(read.IsStandIn);
        Assert.Equal(dialect is "Signed", read.IsSigned);

        await TellAsync(Lin, "Half");
        Assert.Equal(CardTrouble.Half, Assert.IsType<CardReading.NotRead>(await ReadAsync(dialect)).Trouble);

        await TellAsync(Lin, "Wrong");
        Assert.NotEqual(Lin, Assert.IsType<CardReading.Read>(await ReadAsync(dialect)).Card.Name);

        await TellAsync(Lin, "Garbage");
        Assert.Equal(CardReading.NotACard(CardFault.Unreadable), await ReadAsync(dialect));

        await TellAsync(Lin, "Absent");
        await Assert.ThrowsAnyAsync<Exception>(() => ReadAsync(dialect));
    }

    [Fact]
    public async Task It_announces_itself()
    {
        Assert.Contains("替身读卡器", await _client.GetStringAsync("/", Cancellation), StringComparison.Ordinal);

        await TellAsync(Lin, "Garbage");
        var state = await _client.GetFromJsonAsync<StandInState>(StandInReader.ControlPath, Cancellation);
        Assert.Equal((Lin, StandInBehavior.Garbage), (state!.Card, state.Behavior));
        Assert.Contains(Lin, state.Cards);
    }

    [Fact]
    public async Task A_browser_that_asks_for_another_network_first_is_let_in()
    {
        using var question = new HttpRequestMessage(HttpMethod.Options, "/api/readCert");
        question.Headers.Add("Access-Control-Request-Private-Network", "true");

        using var answer = await _client.SendAsync(question, Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal(["true"], answer.Headers.GetValues("Access-Control-Allow-Private-Network"));
    }

    [Theory]
    [InlineData("""{"card":"王无名"}""")]
    [InlineData("""{"behavior":"Angry"}""")]
    [InlineData("null")]
    public async Task An_order_that_makes_no_sense_changes_nothing(string order)
    {
        await TellAsync(Lin, "Normal");

        using var answer = await _client.PutAsync(
            StandInReader.ControlPath, new StringContent(order, Encoding.UTF8, "application/json"), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.IsType<CardReading.Read>(await ReadAsync("JingLun"));
    }

    [Fact]
    public async Task A_card_that_is_taken_away_is_not_read()
    {
        await TellAsync(Lin, "Normal");
        await TellAsync("", "Normal");

        Assert.Equal(new CardReading.NotRead(CardTrouble.NoCard), await ReadAsync("JingLun"));
    }

    [Fact]
    public void In_Production_it_is_not_even_made() =>
        Assert.Contains(
            "does not run in Production",
            Assert.Throws<CannotStartException>(() => _reader.Build(_port, "--environment", "Production")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Everybody_of_the_demo_city_who_has_a_card_has_one_that_can_be_read()
    {
        var cards = DemoCards.All(SomeLicenses.Catalog, new(2026, 3, 18));

        Assert.True(cards.Length > 40);
        Assert.All(cards, card => Assert.Null(IdCard.FindFault(card.Read())));
    }

    private async Task TellAsync(string card, string behavior)
    {
        using var answer = await _client.PutAsJsonAsync(
            StandInReader.ControlPath, new { card, behavior }, Cancellation);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<CardReading> ReadAsync(string name)
    {
        Assert.True(Sm2PublicKey.TryRead(Convert.FromHexString(_reader.PublicKey), out var key));
        var dialect = ReaderDialects.Find(name, key)!;
        var answer = dialect.Method is null ? await AskSocketAsync(dialect) : await AskAsync(dialect);
        return ReceivedCard.Read(answer, dialect, Challenge, standInsCount: true);
    }

    private async Task<byte[]> AskAsync(IReaderDialect dialect)
    {
        using var question = new HttpRequestMessage(
            new HttpMethod(dialect.Method!), dialect.UsualAddress.PathAndQuery);
        question.Content = dialect.Ask(Challenge) is { } body ? JsonContent.Create(JsonNode.Parse(body)) : null;
        using var answer = await _client.SendAsync(question, Cancellation);
        return await answer.Content.ReadAsByteArrayAsync(Cancellation);
    }

    private async Task<byte[]> AskSocketAsync(IReaderDialect dialect)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{_port}"), Cancellation);
        var question = Encoding.UTF8.GetBytes(dialect.Ask(Challenge)!);
        await socket.SendAsync(question, WebSocketMessageType.Text, endOfMessage: true, Cancellation);
        using var answer = new MemoryStream();
        var part = new byte[4096];
        while (true)
        {
            var received = await socket.ReceiveAsync(part, Cancellation);
            answer.Write(part, 0, received.Count);
            if (received.EndOfMessage)
            {
                return answer.ToArray();
            }
        }
    }
}
