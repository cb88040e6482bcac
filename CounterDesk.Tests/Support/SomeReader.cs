using System.Text;
using Bunit;
using CounterDesk.Web.External.IdCardReaders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;

namespace CounterDesk.Tests.Support;

/// <summary>A reader of the shape that most have, and what the browser says of it.</summary>
internal static class SomeReader
{
    /// <summary>林秀兰's card as 精伦's service gives it.</summary>
    public static string Answer { get; } =
        $$"""
        {"resultFlag":0,"errorMsg":"","resultContent":{"partyName":"{{SomeCards.Name}}","gender":0,"nation":"汉",
        "bornDay":"19400612","certAddress":"{{SomeCards.Address}}","certNumber":"{{SomeCards.Number.Value}}",
        "certOrg":"{{SomeCards.Issuer}}","effDate":"20060401","expDate":"长期",
        "identityPic":"{{Convert.ToBase64String(SomeCards.Photo)}}"} }
        """;

    /// <summary>Registers a reader for components, and takes over what its script answers.</summary>
    public static BunitJSModuleInterop AddReader(
        this BunitContext context, string environment = "Development", Action<IdCardReaderOptions>? set = null)
    {
        var options = new IdCardReaderOptions { Dialect = "JingLun", TimeoutSeconds = 15 };
        set?.Invoke(options);
        context.Services.AddSingleton(Options.Create(options));
        context.Services.AddSingleton<IHostEnvironment>(new SomeEnvironment(environment));
        context.Services.AddScoped<IdCardReader>();
        var script = context.JSInterop.SetupModule("./scripts/id-card-reader.js");
        script.SetupModule(invocation => invocation.Identifier is "showPhoto");
        script.SetupVoid("stop", _ => true).SetVoidResult();
        return script;
    }

    /// <summary>The service answers with this.</summary>
    public static void Answers(this BunitJSModuleInterop script, string answer)
    {
        script.Setup<ReaderState>("ask", _ => true).SetResult(ReaderState.Answered);
        script.Setup<IJSStreamReference>("take").SetResult(new GivenBytes(Encoding.UTF8.GetBytes(answer)));
    }

    /// <summary>There is no answer, for this reason.</summary>
    public static void Says(this BunitJSModuleInterop script, ReaderState state) =>
        script.Setup<ReaderState>("ask", _ => true).SetResult(state);

    private sealed class GivenBytes(byte[] bytes) : IJSStreamReference
    {
        public long Length => bytes.Length;

        public ValueTask<Stream> OpenReadStreamAsync(long maxAllowedSize, CancellationToken cancellationToken) =>
            ValueTask.FromResult<Stream>(new MemoryStream(bytes));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed record SomeEnvironment(string EnvironmentName) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = EnvironmentName;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
