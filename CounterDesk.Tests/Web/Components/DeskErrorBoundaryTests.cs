using Bunit;
using CounterDesk.Web.Components;
using CounterDesk.Web.Components.Layout;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CounterDesk.Tests.Web.Components;

public sealed class DeskErrorBoundaryTests : BunitContext
{
    private readonly LogLines _log = new();

    public DeskErrorBoundaryTests()
    {
        Services.AddWords();
        Services.AddSingleton<ILoggerProvider>(_log);
        Services.AddLogging();
        Services.AddSingleton<ErrorReferences>();
        Services.AddScoped<DeskBrowser>();
    }

    [Fact]
    public void An_error_nobody_expected_shows_a_reference_that_the_log_has_too()
    {
        var page = Render<DeskErrorBoundary>(parameters => parameters.AddChildContent<Fails>());

        var reference = page.Find("[data-reference]").TextContent.Trim();
        var line = Assert.Single(_log.Lines);
        Assert.Matches("[0-9]{4}-[0-9]{4}", reference);
        Assert.Contains(reference.Split(' ')[^1], line, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_exception_said_is_not_shown()
    {
        var page = Render<DeskErrorBoundary>(parameters => parameters.AddChildContent<Fails>());

        Assert.DoesNotContain(Fails.Message, page.Markup, StringComparison.Ordinal);
    }

    private sealed class Fails : ComponentBase
    {
        public const string Message = "insides of the program";

        protected override void OnInitialized() => throw new InvalidOperationException(Message);
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Lines.Add(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
