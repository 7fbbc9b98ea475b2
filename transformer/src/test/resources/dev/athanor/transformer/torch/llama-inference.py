class ModelEmbedTokens(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class ModelLayersBlockInputLayernorm(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class ModelLayersBlockSelfAttnQProj(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class ModelLayersBlockSelfAttnKProj(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class ModelLayersBlockSelfAttnVProj(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class ModelLayersBlockSelfAttnOProj(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class ModelLayersBlockSelfAttn(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  q_proj : __torch__.ModelLayersBlockSelfAttnQProj
  k_proj : __torch__.ModelLayersBlockSelfAttnKProj
  v_proj : __torch__.ModelLayersBlockSelfAttnVProj
  o_proj : __torch__.ModelLayersBlockSelfAttnOProj

class ModelLayersBlockPostAttentionLayernorm(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class ModelLayersBlockMlpGateProj(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class ModelLayersBlockMlpUpProj(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class ModelLayersBlockMlpDownProj(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class ModelLayersBlockMlp(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  gate_proj : __torch__.ModelLayersBlockMlpGateProj
  up_proj : __torch__.ModelLayersBlockMlpUpProj
  down_proj : __torch__.ModelLayersBlockMlpDownProj

class ModelLayersBlock(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  input_layernorm : __torch__.ModelLayersBlockInputLayernorm
  self_attn : __torch__.ModelLayersBlockSelfAttn
  post_attention_layernorm : __torch__.ModelLayersBlockPostAttentionLayernorm
  mlp : __torch__.ModelLayersBlockMlp

class ModelLayers(Module):
  __parameters__ = []
  __buffers__ = []
  __annotations__ = []
  training : bool
  __annotations__["0"] = __torch__.ModelLayersBlock

class ModelNorm(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class Model(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  embed_tokens : __torch__.ModelEmbedTokens
  layers : __torch__.ModelLayers
  norm : __torch__.ModelNorm

class LmHead(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class Program(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  model : __torch__.Model
  lm_head : __torch__.LmHead
  vocabulary_size : int
  context_length : int
  def scores(self: __torch__.Program, tokens: Tensor, training: bool) -> Tensor:
    batch = torch.size(tokens, 0)
    time = torch.size(tokens, 1)
    embed_tokens = torch.embedding(self.model.embed_tokens.weight, tokens)
    x = torch.flatten(embed_tokens, 0, 1)
    layers0 = getattr(self.model.layers, "0")
    layers0_input_layernorm = torch.rms_norm(x, [16], layers0.input_layernorm.weight, 1.0E-6)
    layers0_self_attn_q_proj = torch.mm(layers0_input_layernorm, torch.t(layers0.self_attn.q_proj.weight))
    layers0_self_attn_k_proj = torch.mm(layers0_input_layernorm, torch.t(layers0.self_attn.k_proj.weight))
    layers0_self_attn_v_proj = torch.mm(layers0_input_layernorm, torch.t(layers0.self_attn.v_proj.weight))
    apart = torch.view(layers0_self_attn_q_proj, [batch, -1, 4, 4])
    angles = torch.outer(torch.arange(time, dtype=6, device=tokens.device), torch.tensor([1.0, 0.01], dtype=6, device=tokens.device))
    cosines = torch.unsqueeze(torch.cat([torch.cos(angles), torch.cos(angles)], 1), 1)
    sines = torch.unsqueeze(torch.cat([torch.neg(torch.sin(angles)), torch.sin(angles)], 1), 1)
    h0_q = torch.transpose(torch.add(torch.mul(apart, cosines), torch.mul(torch.roll(apart, [2], [-1]), sines)), 1, 2)
    apart_2 = torch.view(layers0_self_attn_k_proj, [batch, -1, 2, 4])
    h0_k = torch.flatten(torch.expand(torch.unsqueeze(torch.transpose(torch.add(torch.mul(apart_2, cosines), torch.mul(torch.roll(apart_2, [2], [-1]), sines)), 1, 2), 2), [-1, -1, 2, -1, -1]), 1, 2)
    h0_v = torch.flatten(torch.expand(torch.unsqueeze(torch.transpose(torch.view(layers0_self_attn_v_proj, [batch, -1, 2, 4]), 1, 2), 2), [-1, -1, 2, -1, -1]), 1, 2)
    h0_heads = torch.scaled_dot_product_attention(h0_q, h0_k, h0_v, None, 0., True)
    h0_attended = torch.reshape(torch.transpose(h0_heads, 1, 2), [-1, 16])
    layers0_self_attn_o_proj = torch.mm(h0_attended, torch.t(layers0.self_attn.o_proj.weight))
    x_2 = torch.add(x, layers0_self_attn_o_proj)
    layers0_post_attention_layernorm = torch.rms_norm(x_2, [16], layers0.post_attention_layernorm.weight, 1.0E-6)
    layers0_mlp_gate_proj = torch.mm(layers0_post_attention_layernorm, torch.t(layers0.mlp.gate_proj.weight))
    silu = torch.silu(layers0_mlp_gate_proj)
    layers0_mlp_up_proj = torch.mm(layers0_post_attention_layernorm, torch.t(layers0.mlp.up_proj.weight))
    product = torch.mul(silu, layers0_mlp_up_proj)
    layers0_mlp_down_proj = torch.mm(product, torch.t(layers0.mlp.down_proj.weight))
    x_3 = torch.add(x_2, layers0_mlp_down_proj)
    norm = torch.rms_norm(x_3, [16], self.model.norm.weight, 1.0E-6)
    lm_head = torch.mm(norm, torch.t(self.lm_head.weight))
    return lm_head
  def forward(self: __torch__.Program, tokens: Tensor) -> Tensor:
    logits = (self).scores(tokens, False)
    return torch.view(logits, [torch.size(tokens, 0), torch.size(tokens, 1), -1])
