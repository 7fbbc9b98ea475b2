  def weights(self: __torch__.Program) -> List[Tensor]:
    return [
      self.transformer.wte.weight,
      getattr(self.transformer.h, "0").attn.c_attn.weight,
      getattr(self.transformer.h, "0").attn.c_proj.weight,
      getattr(self.transformer.h, "0").mlp.c_fc.weight,
      getattr(self.transformer.h, "0").mlp.c_proj.weight,
      getattr(self.transformer.h, "0").ln_1.weight,
      getattr(self.transformer.h, "0").ln_1.bias,
      getattr(self.transformer.h, "0").attn.c_attn.bias,
      getattr(self.transformer.h, "0").attn.c_proj.bias,
      getattr(self.transformer.h, "0").ln_2.weight,
      getattr(self.transformer.h, "0").ln_2.bias,
      getattr(self.transformer.h, "0").mlp.c_fc.bias,
      getattr(self.transformer.h, "0").mlp.c_proj.bias,
      self.transformer.ln_f.weight,
      self.transformer.ln_f.bias]
  def state(self: __torch__.Program) -> List[Tensor]:
    tensors = [
      self.transformer.wte.weight,
      self.transformer.wpe.weight,
      getattr(self.transformer.h, "0").ln_1.weight,
      getattr(self.transformer.h, "0").ln_1.bias,
      getattr(self.transformer.h, "0").attn.c_attn.weight,
      getattr(self.transformer.h, "0").attn.c_attn.bias,
      getattr(self.transformer.h, "0").attn.c_proj.weight,
      getattr(self.transformer.h, "0").attn.c_proj.bias,
      getattr(self.transformer.h, "0").ln_2.weight,
      getattr(self.transformer.h, "0").ln_2.bias,
      getattr(self.transformer.h, "0").mlp.c_fc.weight,
      getattr(self.transformer.h, "0").mlp.c_fc.bias,
      getattr(self.transformer.h, "0").mlp.c_proj.weight,
      getattr(self.transformer.h, "0").mlp.c_proj.bias,
      self.transformer.ln_f.weight,
      self.transformer.ln_f.bias]
    torch.extend(tensors, self.decayed_2.first_moments)
    torch.extend(tensors, self.decayed_1.first_moments)
    torch.extend(tensors, self.undecayed_1.first_moments)
    torch.extend(tensors, self.undecayed_0.first_moments)
    return torch.append(tensors, self.steps)
  def update(self: __torch__.Program, weights: List[Tensor], gradients: List[Tensor], norm: Tensor, learning_rate: float) -> NoneType:
    torch.add_(self.steps, 1)
    scale = torch.clamp(torch.div(norm, 1.0), 1.)
    for i in range(1):
      weight = weights[torch.add(i, 0)]
      gradient = torch.div(gradients[torch.add(i, 0)], scale)
      momentum = self.decayed_2.first_moments[i]
      direction = torch.sign(torch.add(torch.mul(momentum, 0.9), gradient, alpha=0.09999999999999998))
      torch.mul_(weight, torch.sub(1., torch.mul(torch.mul(learning_rate, 0.25), 0.1)))
      torch.add_(weight, direction, alpha=torch.neg(torch.mul(learning_rate, 0.25)))
      torch.add_(torch.mul_(momentum, 0.99), gradient, alpha=0.010000000000000009)
    for i in range(4):
      weight = weights[torch.add(i, 1)]
      gradient = torch.div(gradients[torch.add(i, 1)], scale)
      momentum = self.decayed_1.first_moments[i]
      direction = torch.sign(torch.add(torch.mul(momentum, 0.9), gradient, alpha=0.09999999999999998))
      torch.mul_(weight, torch.sub(1., torch.mul(torch.mul(learning_rate, 0.5), 0.1)))
      torch.add_(weight, direction, alpha=torch.neg(torch.mul(learning_rate, 0.5)))
      torch.add_(torch.mul_(momentum, 0.99), gradient, alpha=0.010000000000000009)
    for i in range(8):
      weight = weights[torch.add(i, 5)]
      gradient = torch.div(gradients[torch.add(i, 5)], scale)
      momentum = self.undecayed_1.first_moments[i]
      direction = torch.sign(torch.add(torch.mul(momentum, 0.9), gradient, alpha=0.09999999999999998))
      torch.mul_(weight, torch.sub(1., torch.mul(torch.mul(learning_rate, 0.5), 0.0)))
      torch.add_(weight, direction, alpha=torch.neg(torch.mul(learning_rate, 0.5)))
      torch.add_(torch.mul_(momentum, 0.99), gradient, alpha=0.010000000000000009)
    for i in range(2):
      weight = weights[torch.add(i, 13)]
      gradient = torch.div(gradients[torch.add(i, 13)], scale)
      momentum = self.undecayed_0.first_moments[i]
      direction = torch.sign(torch.add(torch.mul(momentum, 0.9), gradient, alpha=0.09999999999999998))
      torch.mul_(weight, torch.sub(1., torch.mul(learning_rate, 0.0)))
      torch.add_(weight, direction, alpha=torch.neg(learning_rate))
      torch.add_(torch.mul_(momentum, 0.99), gradient, alpha=0.010000000000000009)
    return None
